/**
 * Usage of lines: traffic and location, invoices, purchases and equipment.
 *
 * <p>Answers to P-3.4, P-3.5, P-4-d, K-01, K-02. Decided: a traffic row belongs to the person who used the line at that moment.
 */
package dk.indsigt.domain.traffic;
