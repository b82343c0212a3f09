/**
 * The desk: search, contacts with a reason, and identification of callers.
 *
 * <p>Answers to P-9-a, B-37, cases DE-1UND1-2020 and DE-VODAFONE-2025.
 */
package dk.indsigt.service.contact;
