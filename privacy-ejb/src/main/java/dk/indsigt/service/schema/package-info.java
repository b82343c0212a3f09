/**
 * The database schema: where it lives and how it gets to the version this program needs.
 *
 * <p>Design: "Migrations with Flyway, forward only; the schema is never generated". Decided here: the launcher migrates
 * before any server starts, so that a failure is one clear line; a server that is started without the launcher migrates
 * by itself. Both go through {@link dk.indsigt.service.schema.Schema}. A database that is newer than the program is
 * refused. MariaDB does not roll back DDL, so a failed version leaves its mark until it is repaired.
 */
package dk.indsigt.service.schema;
