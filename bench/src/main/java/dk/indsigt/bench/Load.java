package dk.indsigt.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/** Requests on a few connections at once, one after the other on each. */
final class Load {

    /** One request. */
    interface Request {
        /**
         * @param connection number of the connection, from 0
         * @param turn how many were sent on this connection before
         * @return bytes of the answer
         */
        long send(int connection, long turn) throws IOException;
    }

    /** What was answered well, and what all of it cost the server. */
    record Cost(long requests, long bytes, double cpuSeconds) {
        double requestsPerCpuSecond() {
            return requests / cpuSeconds;
        }

        double megabytesPerCpuSecond() {
            return bytes / 1e6 / cpuSeconds;
        }
    }

    private static final Duration WARM_SLOT = Duration.ofSeconds(6);
    private static final int WARM_ROUNDS = 25;
    private static final double WARM_SHARE = 0.05;

    static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        thread.start();
    };

    private final Product product;
    private final int connections;
    private final LongAdder wrong = new LongAdder();
    private final LongAdder all = new LongAdder();

    Load(Product product, int connections) {
        this.product = product;
        this.connections = connections;
    }

    Cost during(Duration time, Request request) {
        long end = System.nanoTime() + time.toNanos();
        return run(end, request);
    }

    /**
     * @throws BenchException where more than a twentieth of all answers so far was wrong; fewer are told
     */
    void requireGood() {
        if (wrong.sum() * 20 > all.sum()) {
            throw new BenchException(wrong + " of " + all + " answers were wrong");
        }
        if (wrong.sum() > 0) {
            System.err.println("bench: " + wrong + " of " + all + " answers were wrong and are not counted");
        }
    }

    /** Sends both kinds in turns until the server's compilers have little left to do. */
    void warm(Request first, Request second) {
        long server = product.server();
        double share = 1;
        for (int round = 0; round < WARM_ROUNDS && share > WARM_SHARE; round++) {
            double compiled = Proc.compilerSeconds(server);
            double used = Proc.cpuSeconds(server);
            during(WARM_SLOT, first);
            share = (Proc.compilerSeconds(server) - compiled) / (Proc.cpuSeconds(server) - used);
            during(WARM_SLOT.dividedBy(3), second);
        }
        System.err.println("bench:   warm, compilers take " + Math.round(share * 100) + " % of the server");
    }

    private Cost run(long end, Request request) {
        long server = product.server();
        LongAdder requests = new LongAdder();
        LongAdder bytes = new LongAdder();
        double before = Proc.cpuSeconds(server);
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int connection = i;
            workers.add(CompletableFuture.runAsync(
                    () -> {
                        for (long turn = 0; System.nanoTime() < end; turn++) {
                            long length = sent(request, connection, turn);
                            if (length >= 0) {
                                bytes.add(length);
                                requests.increment();
                            }
                        }
                    },
                    THREADS));
        }
        try {
            workers.forEach(CompletableFuture::join);
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
        return new Cost(requests.sum(), bytes.sum(), Proc.cpuSeconds(server) - before);
    }

    /** @return bytes of the answer, or -1 where it was a wrong one */
    private long sent(Request request, int connection, long turn) {
        all.increment();
        try {
            return request.send(connection, turn);
        } catch (BenchException answer) {
            wrong.increment();
            return -1;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
