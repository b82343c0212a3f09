/**
 * Sign-in, sign-out, activation and password reset.
 *
 * <p>Answers to P-9-a.
 */
package dk.indsigt.portal.account;
