/**
 * Messages and receipts (B-41).
 */
package dk.indsigt.portal.self.notice;
