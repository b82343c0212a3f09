/**
 * The number directory (P-7.2, K-18).
 */
package dk.indsigt.portal.self.directory;
