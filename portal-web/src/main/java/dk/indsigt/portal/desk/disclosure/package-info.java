/**
 * The officer's page of notices to recipients.
 *
 * <p>Answers to P-9.4-c, K-15 and art. 19.
 */
package dk.indsigt.portal.desk.disclosure;
