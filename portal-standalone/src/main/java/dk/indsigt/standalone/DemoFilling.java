package dk.indsigt.standalone;

import dk.indsigt.demo.DemoOperator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** The demo operator, filled on the other core while the server starts. */
final class DemoFilling {

    private final CompletableFuture<Void> work;

    private DemoFilling(CompletableFuture<Void> work) {
        this.work = work;
    }

    static DemoFilling none() {
        return new DemoFilling(CompletableFuture.completedFuture(null));
    }

    static DemoFilling start(
            DataSource database,
            Path data,
            byte[] keyEncryptionKey,
            Instant now,
            Consumer<String> progress,
            Runnable complete) {
        CompletableFuture<Void> work = new CompletableFuture<>();
        Thread worker = new Thread(
                () -> {
                    try {
                        DemoOperator.fill(database, data, keyEncryptionKey, now, progress);
                        complete.run();
                        work.complete(null);
                    } catch (RuntimeException | Error failure) {
                        work.completeExceptionally(failure);
                    }
                },
                "demo");
        worker.setDaemon(true);
        worker.start();
        return new DemoFilling(work);
    }

    boolean isDone() {
        try {
            return work.isDone() && work.join() == null;
        } catch (CompletionException failure) {
            throw new Refusal("the demo operator could not be filled: " + failure.getCause(), failure);
        }
    }
}
