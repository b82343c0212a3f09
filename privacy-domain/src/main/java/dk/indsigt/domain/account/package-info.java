/**
 * Who acts: accounts, roles, one-time codes, and machine clients with keys and scopes.
 *
 * <p>Answers to P-9-a and B-37. Decided: an account belongs to a person or to a member of staff; customers see the unit of staff, never the name. A machine
 * client acts under its own id where staff act under their account's, so that audit log and decisions tell which client it was.
 */
package dk.indsigt.domain.account;
