/**
 * The desk: search, open a customer for a reason, identify the caller.
 */
package dk.indsigt.portal.desk.contact;
