package dk.indsigt.standalone;

import dk.indsigt.service.schema.SchemaException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The launcher's entry: {@code run}, {@code repair} or {@code help}. */
public final class Portal {

    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private Portal() {}

    public static void main(String[] args) {
        FLYWAY.setLevel(Level.SEVERE);
        Stop stop = new Stop().listen();
        stop.exit(execute(args, stop, new Console()));
    }

    private static int execute(String[] args, Stop stop, Console console) {
        Map<String, String> environment = System.getenv();
        String verb = args.length == 0 ? "help" : args[0];
        try {
            if (verb.equals("help") || Arrays.asList(args).contains("--help")) {
                console.plain(Options.help());
                return 0;
            }
            Path home = Path.of(System.getProperty("indsigt.home", ""));
            Options options = Options.parse(args, 1, home);
            switch (verb) {
                case "run" -> new Run(options, environment, home, stop, console).serve();
                case "repair" -> new Repair(options, environment, console).repair();
                default -> throw new Refusal("unknown verb " + verb + ".");
            }
            return 0;
        } catch (Stop.Requested requested) {
            console.say("Stopped.");
            return 0;
        } catch (Refusal | SchemaException refusal) {
            console.refuse(refusal.getMessage());
            return 1;
        } catch (RuntimeException | Error unexpected) {
            console.refuse("the launcher failed: " + unexpected);
            unexpected.printStackTrace();
            return 1;
        }
    }
}
