/**
 * Messages, letters and receipts, on the page and as PDFs to keep (B-41, P-9.7).
 */
package dk.indsigt.portal.self.notice;
