/**
 * Requests of data subjects, for the systems that hand them on.
 */
package dk.indsigt.portal.api.rights;
