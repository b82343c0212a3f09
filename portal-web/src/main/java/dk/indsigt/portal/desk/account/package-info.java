/**
 * The administrator: accounts of staff.
 */
package dk.indsigt.portal.desk.account;
