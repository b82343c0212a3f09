/**
 * The officer's pages about consents as proof.
 *
 * <p>Answers to art. 5(2) and 7(1) GDPR and P-8.
 */
package dk.indsigt.portal.desk.consent;
