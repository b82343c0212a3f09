/**
 * Deletion on time, legal holds, and what each run did.
 *
 * <p>Answers to P-5, P-3.6.1-i to -m, B-33, cases DK-DANSKEBANK-RET-2022 and DK-ARPHANSEN-2023. Decided: bounded batches, each in its own
 * transaction; a lease row decides which node works.
 */
package dk.indsigt.service.retention;
