/**
 * Choices about cookies of the operator's web site, kept as evidence, and the officer's look at them; content that suits who is signed in.
 *
 * <p>Answers to P-3.1-b, P-3.1-c, P-3.1.1, P-3.1.2-a, P-3.3.1-d, B-43 to B-46, B-49, K-22 and art. 7(1) GDPR. Decided: the texts are those of the consent
 * purposes COOKIE_*, so that the officer edits them where the others are; a yes is chosen before it is acted upon, and each act is a row.
 */
package dk.indsigt.service.visit;
