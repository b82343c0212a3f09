/**
 * The desk: a member of staff deals with one customer, for a reason, through a channel, with or without proof of who asks.
 *
 * <p>Answers to P-9-a, B-37 and the case DE-1UND1-2020. Decided: what a caller knows is noted and is never identification.
 */
package dk.indsigt.domain.contact;
