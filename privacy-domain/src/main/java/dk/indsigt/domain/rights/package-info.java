/**
 * Requests of data subjects from the first word to the last letter (art. 12, 15-22).
 *
 * <p>A request reaches the house at a moment, about one party, by somebody with a standing. Identity is proved before anything is released. It is
 * decided item by item, each granted or refused on a ground that the law has for that type, by two people where the law or the house wants two;
 * then it is carried out, told and closed. {@link dk.indsigt.domain.rights.RequestFlow} is the whole of what may follow upon what.
 *
 * <p>Answers to P-9, P-4-f, B-34 to B-37, K-06 to K-20, catalogue B 1 to 8 and C4. Decided: the free words of a request are encrypted under a key
 * that dies with the person; codes are not.
 */
package dk.indsigt.domain.rights;
