package dk.indsigt.service.schema;

import dk.indsigt.service.schema.SchemaException.Code;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/**
 * Brings a database to the version this program needs. Plain Java, so that the launcher can use it before there is a
 * container. Two programs that migrate at once wait for each other.
 */
public final class Schema {

    private static final String MIGRATIONS = "classpath:db/migration";

    /**
     * Where a database stands.
     *
     * @param version the version it has, empty when nothing was ever applied
     * @param pending how many versions this program would add
     */
    public record State(Optional<String> version, int pending) {
        /** Nothing was ever applied to this database. */
        public boolean isNew() {
            return version.isEmpty();
        }
    }

    private Schema() {}

    /** Adds the versions that are missing. */
    public static void migrate(DataSource dataSource) {
        migrate(dataSource, MIGRATIONS);
    }

    /** As {@link #migrate(DataSource)}, with further places of migrations. */
    public static void migrate(DataSource dataSource, String... locations) {
        Flyway flyway = flyway(dataSource, locations);
        refuseUnfit(flyway);
        try {
            flyway.migrate();
        } catch (FlywayException failure) {
            throw failed(flyway, failure);
        }
    }

    /** Tells where the database stands; throws when this program cannot use it. */
    public static State state(DataSource dataSource) {
        Flyway flyway = flyway(dataSource, MIGRATIONS);
        refuseUnfit(flyway);
        MigrationInfo current = flyway.info().current();
        return new State(
                Optional.ofNullable(current).map(Schema::versionOf),
                flyway.info().pending().length);
    }

    /**
     * Takes the mark of a failed version away, so that the next start tries that version again. The tables must be as
     * they were before it: put back from a backup, or mended by hand.
     *
     * @return the versions whose marks were taken away
     */
    public static String[] repair(DataSource dataSource) {
        return repair(dataSource, MIGRATIONS);
    }

    static String[] repair(DataSource dataSource, String... locations) {
        return flyway(dataSource, locations).repair().migrationsRemoved.stream()
                .map(removed -> removed.version)
                .toArray(String[]::new);
    }

    private static Flyway flyway(DataSource dataSource, String... locations) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(dataSource)
                .locations(locations)
                .load();
    }

    private static void refuseUnfit(Flyway flyway) {
        for (MigrationInfo applied : flyway.info().applied()) {
            MigrationState state = applied.getState();
            if (state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED) {
                throw new SchemaException(
                        Code.SCHEMA_TOO_NEW,
                        "The database has schema version " + versionOf(applied)
                                + ", and this program knows versions up to " + newestKnown(flyway)
                                + ". Use the newer program that made it.",
                        null);
            }
            if (state.isFailed()) {
                throw new SchemaException(
                        Code.MIGRATION_FAILED,
                        "An earlier start failed in schema version " + versionOf(applied) + ". " + howToRepair(),
                        null);
            }
        }
    }

    private static SchemaException failed(Flyway flyway, FlywayException failure) {
        Optional<String> version = Arrays.stream(flyway.info().all())
                .filter(info -> info.getState().isFailed())
                .map(Schema::versionOf)
                .findFirst();
        return version.map(failed -> new SchemaException(
                        Code.MIGRATION_FAILED,
                        "Schema version " + failed + " failed: " + shortCause(failure) + ". " + howToRepair(),
                        failure))
                .orElseGet(() -> new SchemaException(
                        Code.SCHEMA_DIFFERS,
                        "The schema cannot be brought to version " + newestKnown(flyway) + ": " + shortCause(failure)
                                + ".",
                        failure));
    }

    private static String howToRepair() {
        return "MariaDB does not roll back such a change: put the database back from a backup or undo the half-done version"
                + " by hand, run './portal repair', and start again.";
    }

    private static String newestKnown(Flyway flyway) {
        return Arrays.stream(flyway.info().all())
                .filter(info -> info.getState() != MigrationState.FUTURE_SUCCESS
                        && info.getState() != MigrationState.FUTURE_FAILED)
                .map(Schema::versionOf)
                .reduce((first, second) -> second)
                .orElse("none");
    }

    private static String versionOf(MigrationInfo info) {
        return info.getVersion() == null
                ? info.getDescription()
                : info.getVersion().getVersion();
    }

    /** The database's own words where there are some, on one line. */
    private static String shortCause(Throwable failure) {
        Throwable told = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            told = cause;
            if (cause instanceof SQLException) {
                break;
            }
        }
        String text = String.valueOf(told.getMessage()).strip().replaceAll("\\s+", " ");
        String brief = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        return brief.endsWith(".") ? brief.substring(0, brief.length() - 1) : brief;
    }
}
