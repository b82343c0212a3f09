/**
 * Contact details (P-3.5.2-a, P-9-b).
 */
package dk.indsigt.portal.self.party;
