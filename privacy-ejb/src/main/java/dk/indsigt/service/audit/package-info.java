/**
 * Writing the audit log.
 *
 * <p>Answers to art. 5(2).
 */
package dk.indsigt.service.audit;
