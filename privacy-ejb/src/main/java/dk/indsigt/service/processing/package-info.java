/**
 * The register of processing activities, and what is held about somebody with the reasons for it.
 *
 * <p>Answers to art. 15(1), art. 30, P-5, P-6.
 */
package dk.indsigt.service.processing;
