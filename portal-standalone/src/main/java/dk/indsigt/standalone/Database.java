package dk.indsigt.standalone;

import dk.indsigt.database.DatabaseException;
import dk.indsigt.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** The database of this run: the embedded one, which lives and dies with the run, or one that runs elsewhere. */
final class Database implements AutoCloseable {

    private static final String PATIENCE = "socketTimeout=";
    private static final String PATIENT = "connectTimeout=3000&" + PATIENCE + "10000";
    private static final String SNAPSHOT = "innodb_snapshot_isolation";

    private final Path folder;
    private final String url;
    private final String user;
    private final String password;
    private EmbeddedDatabase embedded;

    private Database(Path folder, EmbeddedDatabase embedded, String url, String user, String password) {
        this.folder = folder;
        this.embedded = embedded;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    static Database embedded(Path folder) {
        try {
            EmbeddedDatabase started = EmbeddedDatabase.start(folder, 0);
            return new Database(folder, started, started.jdbcUrl(), started.user(), started.password());
        } catch (DatabaseException failure) {
            throw new Refusal(failure.getMessage(), failure);
        }
    }

    static Database external(Map<String, String> environment) {
        String user = environment.get("INDSIGT_DB_USER");
        String password = environment.get("INDSIGT_DB_PASSWORD");
        if (user == null || password == null) {
            throw new Refusal("INDSIGT_DB_URL needs INDSIGT_DB_USER and INDSIGT_DB_PASSWORD as well.");
        }
        String url = environment.get("INDSIGT_DB_URL");
        if (!url.contains(SNAPSHOT)) {
            url += (url.contains("?") ? "&" : "?") + "sessionVariables=" + SNAPSHOT + "=ON";
        }
        Database database = new Database(null, null, url, user, password);
        try (Connection connection = database.dataSource().getConnection()) {
            connection.isValid(10);
        } catch (SQLException failure) {
            throw new Refusal(
                    "the database " + database.address() + " cannot be used: " + failure.getMessage(), failure);
        }
        return database;
    }

    boolean isEmbedded() {
        return folder != null;
    }

    boolean isAlive() {
        return !isEmbedded() || embedded.isAlive();
    }

    /** Starts the embedded database again, where it was. */
    void restart() {
        try {
            embedded = EmbeddedDatabase.start(folder, embedded.port());
        } catch (DatabaseException failure) {
            throw new Refusal(failure.getMessage(), failure);
        }
    }

    DataSource dataSource() {
        return source(url, user, password);
    }

    static DataSource source(EmbeddedDatabase embedded) {
        return source(embedded.jdbcUrl(), embedded.user(), embedded.password());
    }

    private static DataSource source(String url, String user, String password) {
        try {
            MariaDbDataSource source = new MariaDbDataSource(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        } catch (SQLException failure) {
            throw new Refusal("INDSIGT_DB_URL is no address of a MariaDB: " + failure.getMessage(), failure);
        }
    }

    /** Where it is, fit to be shown and remembered. */
    String address() {
        return isEmbedded() ? "embedded" : url.replaceFirst("\\?.*", "");
    }

    /** For the server: a database that has stopped answering is given up after some seconds, where a change of the schema may take its time. */
    Map<String, String> environment() {
        return Map.of(
                "INDSIGT_DB_URL",
                url.contains(PATIENCE) ? url : url + (url.contains("?") ? "&" : "?") + PATIENT,
                "INDSIGT_DB_USER",
                user,
                "INDSIGT_DB_PASSWORD",
                password);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
