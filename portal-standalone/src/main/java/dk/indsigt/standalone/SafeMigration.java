package dk.indsigt.standalone;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Unpacked;
import dk.indsigt.service.schema.Schema;
import dk.indsigt.service.schema.SchemaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Migrates the embedded database so that a failure, or a kill in the middle, costs nothing: the tables are copied while
 * the database is down, and the copy is put back. The copy goes as soon as the migration is done, because it holds what
 * may have to be deleted tomorrow. An external database has its own backups.
 */
final class SafeMigration {

    private static final String REMARK = "migrating";
    private static final String COPY = "db-before-migration";
    private static final String FROM_NOTHING = "from nothing";
    private static final String FROM_COPY = "from a copy";

    private final DataFolder data;
    private final Console console;
    private final Consumer<DataSource> migration;

    SafeMigration(DataFolder data, Console console) {
        this(data, console, Schema::migrate);
    }

    SafeMigration(DataFolder data, Console console, Consumer<DataSource> migration) {
        this.data = data;
        this.console = console;
        this.migration = migration;
    }

    /** Undoes a migration that did not come to its end. The database does not run. Returns whether there was one. */
    boolean undoInterrupted() {
        boolean interrupted = data.remark(REMARK).isPresent();
        if (interrupted) {
            console.say("The last start was interrupted while it changed the schema: putting the tables back.");
            putBack();
        }
        deleteCopy();
        return interrupted;
    }

    /** Brings the embedded database to the version of this program. */
    void migrate(Database database, Schema.State state) {
        if (state.pending() == 0) {
            return;
        }
        if (state.isNew()) {
            data.remark(REMARK, FROM_NOTHING);
        } else {
            console.say("Keeping a copy of the tables until the schema is changed.");
            database.close();
            copy();
            data.remark(REMARK, FROM_COPY);
            database.restart();
        }
        try {
            migration.accept(database.dataSource());
        } catch (SchemaException failure) {
            database.close();
            putBack();
            throw new Refusal(
                    failure.getMessage().replaceFirst(" MariaDB does not roll back.*", "")
                            + " The tables were put back as they were before; nothing is lost. Run the earlier program"
                            + " or a corrected one.",
                    failure);
        }
        data.forget(REMARK);
        deleteCopy();
    }

    private void putBack() {
        try {
            Path tables = EmbeddedDatabase.tables(data.path());
            Path copy = data.file(COPY);
            if (data.remark(REMARK).filter(FROM_NOTHING::equals).isPresent()) {
                Unpacked.deleteTree(tables);
            } else if (Files.isDirectory(copy)) {
                Unpacked.deleteTree(tables);
                Files.move(copy, tables, StandardCopyOption.ATOMIC_MOVE);
            }
            data.forget(REMARK);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void copy() {
        Path from = EmbeddedDatabase.tables(data.path());
        Path to = data.file(COPY);
        try (Stream<Path> files = Files.walk(from)) {
            Unpacked.deleteTree(to);
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException failure) {
            throw new Refusal("there is no room for a copy of the tables in " + data.path() + ".", failure);
        }
    }

    private void deleteCopy() {
        try {
            Unpacked.deleteTree(data.file(COPY));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
