/**
 * What a machine client may ask about itself.
 */
package dk.indsigt.portal.api.account;
