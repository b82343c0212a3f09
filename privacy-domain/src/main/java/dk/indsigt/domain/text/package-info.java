/**
 * A text in the two languages of the portal. Danish comes first.
 */
package dk.indsigt.domain.text;
