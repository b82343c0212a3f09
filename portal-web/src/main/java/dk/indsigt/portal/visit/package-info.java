/**
 * What browsers of the operator's web site ask without signing in: the texts of the banner for cookies, and keeping a choice.
 *
 * <p>Answers to P-3.1-b, P-3.1-c, P-3.1.1-b, P-3.1.2-a and P-3.3.1-d. Decided: no cookie, no session and no address of a visitor; a choice is taken from
 * the operator's own sites only, and kept before anything runs upon it.
 */
package dk.indsigt.portal.visit;
