package dk.indsigt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What Linux tells about a process. */
final class Proc {
    /** The unit of times in {@code /proc}, the same on every Linux that Java runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

    private Proc() {}

    /** @return seconds of CPU that the process has used, in its own code and in the kernel for it */
    static double cpuSeconds(long pid) {
        return cpuSeconds(read(pid, "stat"));
    }

    /** @return seconds of CPU that the compilers of a Java process have used */
    static double compilerSeconds(long pid) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            double seconds = 0;
            for (Path thread : threads) {
                String stat = statOfThread(thread);
                if (COMPILER.matcher(stat).find()) {
                    seconds += cpuSeconds(stat);
                }
            }
            return seconds;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** @return MB that are in memory, with all that is shared with other processes */
    static double residentMb(long pid) {
        return field(read(pid, "smaps_rollup"), "Rss:") / 1024.0;
    }

    /** @return MB that are in memory, shared ones divided among those that share */
    static double proportionalMb(long pid) {
        return field(read(pid, "smaps_rollup"), "Pss:") / 1024.0;
    }

    static List<String> arguments(long pid) {
        return List.of(read(pid, "cmdline").split("\0"));
    }

    /** @return the number after a label at the beginning of a line */
    static long field(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** @return nothing where the thread has ended meanwhile */
    private static String statOfThread(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static String read(long pid, String name) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
