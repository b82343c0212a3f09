package dk.indsigt.standalone;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop. A signal only asks; the launcher's own thread then ends what it started, in order, wherever it just
 * was, and the process ends with the launcher's exit code and not with the signal's.
 */
final class Stop {

    /** Unwinds the launcher's thread to where everything is closed. */
    static final class Requested extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Requested() {
            super("stop", null, false, false);
        }
    }

    private static final long PATIENCE_SECONDS = 240;

    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = 1;

    /** From now on a signal is a request. */
    Stop listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::orderlyEnd, "stop"));
        return this;
    }

    boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Throws {@link Requested} when a stop is wanted. */
    void check() {
        if (isRequested()) {
            throw new Requested();
        }
    }

    /** Waits; throws {@link Requested} as soon as a stop is wanted. */
    void pause(long milliseconds) {
        try {
            if (requested.await(milliseconds, TimeUnit.MILLISECONDS)) {
                throw new Requested();
            }
        } catch (InterruptedException interrupted) {
            throw new Requested();
        }
    }

    /** All is closed: leave. */
    void exit(int code) {
        exitCode = code;
        ended.countDown();
        System.exit(code);
    }

    private void orderlyEnd() {
        requested.countDown();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            exitCode = 1;
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }
}
