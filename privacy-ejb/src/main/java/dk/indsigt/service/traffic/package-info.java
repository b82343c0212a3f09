/**
 * Traffic, location, invoices, purchases and equipment, paged in the database.
 *
 * <p>Answers to P-4-d, P-3.5.
 */
package dk.indsigt.service.traffic;
