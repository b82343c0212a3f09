/**
 * Every timer of the house in one class; the work is done by services.
 */
package dk.indsigt.service.schedule;
