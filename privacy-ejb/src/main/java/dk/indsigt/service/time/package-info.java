/**
 * The one clock and the one source of randomness of the house.
 *
 * <p>Decided: a demo may start at another instant ({@code INDSIGT_CLOCK}); time runs on from there.
 */
package dk.indsigt.service.time;
