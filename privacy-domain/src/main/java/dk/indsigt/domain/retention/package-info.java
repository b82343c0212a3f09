/**
 * Deletion on time: due dates, legal holds, and what each run did.
 *
 * <p>Answers to P-5, P-3.6.1-i to -m, K-08, K-35. Decided: calendar months clamped to the end of the month; a hold that waits for its
 * second officer stops the timers for three days, never a withdrawal.
 */
package dk.indsigt.domain.retention;
