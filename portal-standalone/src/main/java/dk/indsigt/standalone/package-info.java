/**
 * Database, schema, demo operator and server in one start, and in one stop.
 *
 * <p>Design: "The contract that stays put" and "Operation". Decided here: the launcher is a small process that holds the
 * data folder's lock and owns two children, the database and the server. The schema is migrated here, before a server
 * starts, so that a failure is one clear line. A copy taken before the migration is put back when it fails or was
 * interrupted, because MariaDB does not roll DDL back. What a killed launcher left behind is found by its command line
 * and ended at the next start. A database that dies while the portal serves is started again on the same port.
 */
package dk.indsigt.standalone;
