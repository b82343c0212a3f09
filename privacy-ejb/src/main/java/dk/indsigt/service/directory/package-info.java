/**
 * Choices for the number directory.
 *
 * <p>Answers to P-7.2, B-15, K-18.
 */
package dk.indsigt.service.directory;
