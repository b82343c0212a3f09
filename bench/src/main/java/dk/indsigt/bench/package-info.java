/**
 * Measures the product as it runs, for {@code ./portal bench}.
 *
 * <p>Design: "Speed" and "The contract that stays put". Decided: the product is started by its own script, with demo data in a folder under the
 * target folder. What it is measured against lives here and is deployed beside it. Cost is the CPU time of the server's process, since the clock on
 * the wall says more about the neighbours of a busy machine. The two sides of a ratio take turns, and medians of the pairs are told.
 */
package dk.indsigt.bench;
