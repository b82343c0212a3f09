/**
 * What an installation may set, in one typed list over MicroProfile Config ({@code INDSIGT_*}).
 */
package dk.indsigt.service.settings;
