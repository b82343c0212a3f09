/**
 * Assessments of whether somebody can pay, and the right to have a person decide again (art. 22(3), art. 15(1)(h)).
 *
 * <p>Answers to P-3.6.3, B-28, K-20 and the cases EU-C203-22-DNB and EU-C634-21-SCHUFA. Decided: what was used and which rule decided is kept as
 * codes with each assessment; a review is an assessment of its own by somebody who did not decide before.
 */
package dk.indsigt.domain.credit;
