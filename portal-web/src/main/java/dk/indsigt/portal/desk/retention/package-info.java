/**
 * The officer: runs of the deletion job, what would go by a day, legal holds.
 */
package dk.indsigt.portal.desk.retention;
