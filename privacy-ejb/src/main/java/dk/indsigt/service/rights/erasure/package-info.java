/**
 * Erasure (art. 17): what would go, carrying it out in parts, and doing it again after a restore.
 *
 * <p>Answers to P-9.4, P-5, K-13, K-16 and the cases DK-TAXA-2019, DK-GYLDENDAL-2022, DK-TELMORE-CDR-2013. Decided: the first part makes the
 * person nobody and destroys the keys in one transaction, everything else follows in bounded parts; the party's row stays without content, so
 * that what must be kept (bookkeeping, the audit log) still has something to point at; a ledger outside the database remembers what was erased.
 */
package dk.indsigt.service.rights.erasure;
