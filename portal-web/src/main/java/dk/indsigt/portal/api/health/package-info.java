/**
 * Health for whoever operates the installation (MicroProfile Health): alive, and ready to serve.
 */
package dk.indsigt.portal.api.health;
