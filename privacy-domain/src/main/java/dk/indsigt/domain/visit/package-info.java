/**
 * What visitors of the operator's web site chose about cookies.
 *
 * <p>Answers to P-3.1.1, P-3.1.2-a, P-3.3.1-d, B-43, B-44, art. 7(1) GDPR and § 3 of the Danish cookie order. Decided: a choice is a row that is
 * never changed and tied to nobody: no address, no device, an identifier that is chance alone.
 */
package dk.indsigt.domain.visit;
