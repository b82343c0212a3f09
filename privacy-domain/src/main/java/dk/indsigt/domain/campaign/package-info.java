/**
 * What somebody asked for once: to be called, to be in a competition, to get a newsletter.
 *
 * <p>Answers to P-3.2, B-47, K-23, K-24, K-34. Decided: an entry in a competition holds no copy of anybody's data, only who it is; a draw can be
 * done again by anybody from what is told about it.
 */
package dk.indsigt.domain.campaign;
