/**
 * The front page of a customer.
 */
package dk.indsigt.portal.self.overview;
