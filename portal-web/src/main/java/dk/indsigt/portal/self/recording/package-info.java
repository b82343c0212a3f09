/**
 * Recorded calls: hear, download, withdraw (P-3.6.1).
 */
package dk.indsigt.portal.self.recording;
