package dk.indsigt.standalone;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.service.schema.Schema;
import java.nio.file.Files;
import java.util.Map;

/**
 * After a failed migration: puts the embedded database's tables back where a copy waits, and takes the mark of the
 * failed version away, so that the next start tries it again.
 */
final class Repair {

    private final Options options;
    private final Map<String, String> environment;
    private final Console console;

    Repair(Options options, Map<String, String> environment, Console console) {
        this.options = options;
        this.environment = environment;
        this.console = console;
    }

    void repair() {
        try (DataFolder data = DataFolder.open(options.data())) {
            boolean external = environment.containsKey("INDSIGT_DB_URL");
            if (!external) {
                if (!Files.isDirectory(EmbeddedDatabase.tables(data.path()))) {
                    throw new Refusal("there is no database in " + data.path() + ".");
                }
                EmbeddedDatabase.endOrphan(data.path());
                new SafeMigration(data, console).undoInterrupted();
            }
            try (Database database = external ? Database.external(environment) : Database.embedded(data.path())) {
                String[] versions = Schema.repair(database.dataSource());
                console.say(
                        versions.length == 0
                                ? "There is no failed schema version; nothing was changed."
                                : "The next start tries schema version " + String.join(", ", versions) + " again.");
            }
        }
    }
}
