/**
 * The queue of those who asked to be called, and the officer's competitions and newsletters (P-3.2, B-47).
 */
package dk.indsigt.portal.desk.campaign;
