/**
 * What is held, by category, with the reasons (art. 15(1), P-9.1-c to -h).
 */
package dk.indsigt.portal.self.data;
