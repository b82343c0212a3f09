/**
 * The officer's pages for the texts that letters are written by.
 *
 * <p>Answers to art. 12 GDPR and P-9.7. Decided: a text is tried with example values before it is saved; saving adds a version, and what cannot
 * be one is told beside its field.
 */
package dk.indsigt.portal.desk.notice;
