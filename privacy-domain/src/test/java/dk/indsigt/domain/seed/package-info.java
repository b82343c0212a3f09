/**
 * Random input for tests that can be had again.
 *
 * <p>Decided: each seed is printed; {@code -Dindsigt.seed=N} repeats a run.
 */
package dk.indsigt.domain.seed;
