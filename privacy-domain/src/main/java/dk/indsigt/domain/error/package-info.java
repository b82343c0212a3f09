/**
 * The one family of failures that the house speaks of: a code and arguments, never a sentence.
 *
 * <p>Decided: a code becomes a Danish or English message on a page, and a problem document in the API, by one mapper each.
 */
package dk.indsigt.domain.error;
