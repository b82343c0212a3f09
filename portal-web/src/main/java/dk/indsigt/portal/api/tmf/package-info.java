/**
 * TM Forum 644 Privacy Management 5.0 (P-8, B-16, K-25): specifications, profiles, agreements, and a hub. Decided: members of the standard that the ledger
 * has no place for are taken and not kept; what proves an act comes in the member {@code evidence} of our own; nothing that stands in the ledger is changed
 * or deleted, and whoever tries is told so.
 */
package dk.indsigt.portal.api.tmf;
