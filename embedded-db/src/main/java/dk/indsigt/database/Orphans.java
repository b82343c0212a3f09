package dk.indsigt.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Processes that a killed launcher left behind. They are known by one argument of their command line that names their
 * data folder; nothing else is ever ended. Only who holds the lock of that folder may ask.
 */
public final class Orphans {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Orphans() {}

    /** The running processes that have exactly this argument. */
    public static List<ProcessHandle> with(String argument) {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self && arguments(process).contains(argument))
                .toList();
    }

    /** Asks the processes with this argument to end, and makes them after a minute. Returns how many there were. */
    public static int end(String argument) {
        List<ProcessHandle> orphans = with(argument);
        orphans.forEach(ProcessHandle::destroy);
        for (ProcessHandle orphan : orphans) {
            if (!gone(orphan, PATIENCE)) {
                orphan.destroyForcibly();
                gone(orphan, PATIENCE);
            }
        }
        return orphans.size();
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && !arguments(process).isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** A process that is dead but not yet collected by its parent has no arguments any more. */
    private static List<String> arguments(ProcessHandle process) {
        Path known = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            String line = Files.readString(known, StandardCharsets.UTF_8);
            return line.isEmpty() ? List.of() : Arrays.asList(line.split("\0"));
        } catch (IOException notLinuxOrGone) {
            return process.info().arguments().map(Arrays::asList).orElse(List.of());
        }
    }
}
