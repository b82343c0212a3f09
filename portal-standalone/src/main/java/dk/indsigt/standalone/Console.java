package dk.indsigt.standalone;

/** What the person at the terminal reads: one line for each step, with the seconds since the start. */
final class Console {

    private final long start = System.nanoTime();

    void say(String line) {
        System.out.printf("%3d s  %s%n", (System.nanoTime() - start) / 1_000_000_000, line);
        System.out.flush();
    }

    /** A line that other programs read: nothing before it. */
    void plain(String line) {
        System.out.println(line);
        System.out.flush();
    }

    void refuse(String line) {
        System.err.println("indsigt: " + line);
        System.err.flush();
    }
}
