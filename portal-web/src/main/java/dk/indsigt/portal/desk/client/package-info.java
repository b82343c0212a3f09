/**
 * The administrator: machine clients, their keys and what each may do.
 */
package dk.indsigt.portal.desk.client;
