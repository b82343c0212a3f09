/**
 * Consents and objection to direct marketing (P-8, K-11).
 */
package dk.indsigt.portal.self.consent;
