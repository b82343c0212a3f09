/**
 * The desk: search, contacts with a reason, identification of callers, and the guard that every service asks first.
 *
 * <p>Answers to P-9-a, B-37, cases DE-1UND1-2020 and DE-VODAFONE-2025.
 */
package dk.indsigt.service.contact;
