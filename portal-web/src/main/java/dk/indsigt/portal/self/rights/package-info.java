/**
 * The customer's pages about rights: choose a right in three steps, follow the request, answer, take it back.
 *
 * <p>Answers to P-9, B-36, art. 12(2). Decided: nothing is ticked beforehand; the effect is told before, the last day for the answer after. A package is fetched
 * by a plain request that is streamed; a page before it asks for the password where the last time is long ago.
 */
package dk.indsigt.portal.self.rights;
