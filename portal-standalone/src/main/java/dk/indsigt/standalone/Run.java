package dk.indsigt.standalone;

import dk.indsigt.database.EmbeddedDatabase;
import dk.indsigt.database.Unpacked;
import dk.indsigt.service.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run from the first check to the last process gone. */
final class Run {

    /** What the data are: a remark in the data folder, with the address of the database they are in. */
    private static final String DEMO = "demo";

    private static final String FILLING = "filling ";
    private static final String COMPLETE = "complete ";

    private static final Duration SERVER_START = Duration.ofMinutes(5);
    private static final Duration PORTAL_AFTER_SERVER = Duration.ofSeconds(60);
    private static final int RESTARTS = 5;

    private final Options options;
    private final Map<String, String> environment;
    private final Path artifacts;
    private final Stop stop;
    private final Console console;

    Run(Options options, Map<String, String> environment, Path home, Stop stop, Console console) {
        this.options = options;
        this.environment = environment;
        this.artifacts = home.resolve("portal-standalone/target/server");
        this.stop = stop;
        this.console = console;
    }

    void serve() {
        try (DataFolder data = DataFolder.open(options.data())) {
            endOrphans(data);
            refuseOccupiedPort();
            boolean external = environment.containsKey("INDSIGT_DB_URL");
            refuseClockOutsideDemo(data, external);
            SafeMigration migration = new SafeMigration(data, console);
            if (!external) {
                migration.undoInterrupted();
                eraseHalfFilledDemo(data);
            }
            boolean tablesExist = Files.isDirectory(EmbeddedDatabase.tables(data.path()));
            String key = data.keyEncryptionKey(
                    Optional.ofNullable(environment.get("INDSIGT_KEK")), tablesExist && !external);
            stop.check();
            console.say(
                    external
                            ? "Using the database that INDSIGT_DB_URL names."
                            : tablesExist ? "Starting the database." : "Installing and starting the database.");
            try (Database database = external ? Database.external(environment) : Database.embedded(data.path())) {
                stop.check();
                boolean fill = prepareSchema(database, migration, data);
                stop.check();
                serve(data, database, key, fill);
            }
        }
    }

    private void endOrphans(DataFolder data) {
        boolean server = PortalServer.endOrphan(data.path());
        boolean database = EmbeddedDatabase.endOrphan(data.path());
        if (server || database) {
            console.say("The last run was killed: ended what it had left running.");
        }
    }

    private void refuseOccupiedPort() {
        for (String address : List.of("127.0.0.1", "::1")) {
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(new InetSocketAddress(InetAddress.getByName(address), options.port()));
            } catch (IOException occupied) {
                if (address.equals("127.0.0.1")
                        || String.valueOf(occupied.getMessage()).contains("in use")) {
                    throw new Refusal(
                            "port " + options.port() + " cannot be used (" + occupied.getMessage()
                                    + "): stop what listens there or choose another with --port.",
                            occupied);
                }
            }
        }
    }

    private void refuseClockOutsideDemo(DataFolder data, boolean external) {
        boolean dataExist = external || Files.isDirectory(EmbeddedDatabase.tables(data.path()));
        if (options.clock().isPresent() && dataExist && data.remark(DEMO).isEmpty()) {
            throw new Refusal("--clock is refused outside demo data, and "
                    + (external ? "this database" : data.path().toString()) + " is not marked as such.");
        }
    }

    private void eraseHalfFilledDemo(DataFolder data) {
        if (data.remark(DEMO).filter(remark -> remark.startsWith(FILLING)).isEmpty()) {
            return;
        }
        console.say("The demo operator was not filled to its end: starting again from nothing.");
        EmbeddedDatabase.erase(data.path());
        try {
            for (String made : List.of("audio", "outbox")) {
                Unpacked.deleteTree(data.file(made));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        data.forget("demo-credentials.json");
        data.forget(DEMO);
    }

    /** Returns whether the demo operator is to be filled. */
    private boolean prepareSchema(Database database, SafeMigration migration, DataFolder data) {
        Schema.State state = Schema.state(database.dataSource());
        boolean fill = state.isNew() && !options.empty();
        if (!state.isNew() && data.remark(DEMO).equals(Optional.of(FILLING + database.address()))) {
            throw new Refusal("the demo operator was not filled to its end in " + database.address()
                    + ": drop and create that database, and start again.");
        }
        if (fill) {
            data.remark(DEMO, FILLING + database.address());
        }
        if (state.pending() > 0) {
            console.say(
                    state.isNew()
                            ? "Making the tables."
                            : "Changing the schema from version "
                                    + state.version().orElseThrow() + ".");
            if (database.isEmbedded()) {
                migration.migrate(database, state);
            } else {
                Schema.migrate(database.dataSource());
            }
        }
        return fill;
    }

    private void serve(DataFolder data, Database database, String key, boolean fill) {
        boolean demo = data.remark(DEMO)
                .filter(remark -> remark.endsWith(" " + database.address()))
                .isPresent();
        if (options.clock().isPresent() && !demo) {
            throw new Refusal("--clock is refused outside demo data.");
        }
        Map<String, String> settings = new HashMap<>(database.environment());
        settings.put("INDSIGT_KEK", key);
        settings.put("INDSIGT_DATA", data.path().toString());
        settings.put(
                "INDSIGT_BASE_URL",
                environment.getOrDefault("INDSIGT_BASE_URL", "http://localhost:" + options.port() + "/"));
        settings.put("INDSIGT_DEMO", Boolean.toString(demo));
        options.clock().ifPresent(clock -> settings.put("INDSIGT_CLOCK", clock.toString()));
        console.say("Starting the server" + (fill ? ", and filling the demo operator meanwhile." : "."));
        try (PortalServer server = PortalServer.start(data.path(), artifacts, options.port(), settings)) {
            DemoFilling filling = fill ? startFilling(data, database, key) : DemoFilling.none();
            awaitReady(data, database, server, filling);
            firstAdministrator(data);
            console.plain("Ready: http://localhost:" + options.port() + "/");
            watch(data, database, server);
        } catch (Stop.Requested requested) {
            console.say("Stopping.");
            throw requested;
        }
    }

    private DemoFilling startFilling(DataFolder data, Database database, String key) {
        Instant now = options.clock().orElseGet(Instant::now);
        return DemoFilling.start(
                database.dataSource(),
                data.path(),
                Base64.getDecoder().decode(key),
                now,
                console::say,
                () -> data.remark(DEMO, COMPLETE + database.address()));
    }

    private void awaitReady(DataFolder data, Database database, PortalServer server, DemoFilling filling) {
        long start = System.nanoTime();
        long upSince = 0;
        while (true) {
            boolean filled = filling.isDone();
            if (filled && server.serves()) {
                return;
            }
            refuseDead(data, server);
            if (!database.isAlive()) {
                throw new Refusal(
                        "the database ended while the server started; its log is " + data.file("database.log") + ".");
            }
            if (server.isUp() && filled && upSince == 0) {
                upSince = System.nanoTime();
            }
            boolean late = System.nanoTime() - start > SERVER_START.toNanos();
            boolean notServing = upSince > 0 && System.nanoTime() - upSince > PORTAL_AFTER_SERVER.toNanos();
            if (late || notServing || server.deploymentFailed()) {
                throw new Refusal("the portal does not serve"
                        + server.complaint().map(reason -> " (" + reason + ")").orElse("") + "; the log is "
                        + data.file("server.log") + ".");
            }
            stop.pause(100);
        }
    }

    private void firstAdministrator(DataFolder data) {
        data.remark("first-administrator-url").ifPresent(address -> console.plain("First administrator: " + address));
    }

    private void watch(DataFolder data, Database database, PortalServer server) {
        int restarts = 0;
        while (true) {
            stop.pause(250);
            refuseDead(data, server);
            if (!database.isAlive()) {
                if (++restarts > RESTARTS) {
                    throw new Refusal("the database ended for the " + restarts + "th time; its log is "
                            + data.file("database.log") + ".");
                }
                stop.pause(200);
                console.say("The database ended unexpectedly: starting it again.");
                database.restart();
                console.say("The database is back.");
            }
        }
    }

    private void refuseDead(DataFolder data, PortalServer server) {
        if (!server.isAlive()) {
            stop.pause(1_000);
            throw new Refusal("the server ended"
                    + server.complaint().map(reason -> " (" + reason + ")").orElse("") + "; its log is "
                    + data.file("server.log") + ".");
        }
    }
}
