/**
 * Who has looked.
 */
package dk.indsigt.portal.self.audit;
