/**
 * Who acts: accounts, roles and one-time codes.
 *
 * <p>Answers to P-9-a and B-37. Decided: an account belongs to a person or to a member of staff; customers see the unit of staff, never the name.
 */
package dk.indsigt.domain.account;
