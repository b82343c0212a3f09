/**
 * The part of a case's page that tells which recipients were told.
 *
 * <p>Answers to P-9.4-c, K-15 and art. 19, second sentence.
 */
package dk.indsigt.portal.self.disclosure;
