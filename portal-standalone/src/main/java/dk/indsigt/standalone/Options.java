package dk.indsigt.standalone;

import dk.indsigt.service.settings.Setting;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param port where the portal listens on 127.0.0.1
 * @param data the data folder
 * @param empty without the demo operator
 * @param clock the instant as which the demo starts
 */
record Options(int port, Path data, boolean empty, Optional<Instant> clock) {

    private static final String HELP = """
            Usage: ./portal run [--port N] [--data DIR] [--empty] [--clock INSTANT]

              --port N         listen on 127.0.0.1, port N (8080)
              --data DIR       keep everything in DIR (data, beside the script)
              --empty          no demo operator; the first start prints where the first administrator sets a password
              --clock INSTANT  start the demo as if it were that instant, such as 2026-03-01T08:00:00Z

            Without INDSIGT_DB_URL the database runs in the data folder. Without INDSIGT_KEK the key is the file kek in
            the data folder, which the first start makes: keep a copy of it, nothing can be read without it.
            SIGINT (Ctrl-C) or SIGTERM stops everything.

            Settings, taken from the environment:
            """;

    /** How to run it, and everything that can be set. */
    static String help() {
        StringBuilder text = new StringBuilder(HELP);
        for (Setting setting : Setting.values()) {
            text.append(String.format("  INDSIGT_%-13s %s%n", setting.name(), setting.description()));
        }
        return text.append(String.format("  INDSIGT_%-13s %s", "JAVA_OPTIONS", "further options for the server's Java"))
                .toString();
    }

    static Options parse(String[] args, int first, Path home) {
        int port = 8080;
        Path data = home.resolve("data");
        boolean empty = false;
        Optional<Instant> clock = Optional.empty();
        for (int i = first; i < args.length; i++) {
            String name = args[i];
            if (name.equals("--empty")) {
                empty = true;
                continue;
            }
            if (!name.equals("--port") && !name.equals("--data") && !name.equals("--clock")) {
                throw new Refusal("unknown option " + name + "; ./portal run --help lists them.");
            }
            if (i + 1 == args.length) {
                throw new Refusal(name + " needs a value; ./portal run --help shows how.");
            }
            String value = args[++i];
            switch (name) {
                case "--port" -> port = port(value);
                case "--data" -> data = Path.of(value);
                default -> clock = Optional.of(instant(value));
            }
        }
        if (empty && clock.isPresent()) {
            throw new Refusal("--clock is refused outside demo data, so not together with --empty.");
        }
        return new Options(port, data.toAbsolutePath().normalize(), empty, clock);
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_535) {
            throw new Refusal("--port needs a number from 1 to 65535, not " + value + ".");
        }
        return Integer.parseInt(value);
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException noInstant) {
            throw new Refusal("--clock needs an instant in UTC such as 2026-03-01T08:00:00Z, not " + value + ".");
        }
    }
}
