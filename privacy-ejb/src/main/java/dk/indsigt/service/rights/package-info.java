/**
 * Rights requests: intake, identity, decision by item, two people where it takes two, carrying out, and what is told to whom.
 *
 * <p>{@code RightsEngine} makes every step; {@code RightType} is what one type adds to it, a class each. Answers to P-9,
 * P-4-f, B-34 to B-37, K-06 to K-20, art. 12 and 15-22. Decided: what a rule can grant to the person itself is granted by the rule at once;
 * whatever a person refuses, and every erasure, takes two people.
 */
package dk.indsigt.service.rights;
