package dk.indsigt.service.disclosure;

import dk.indsigt.service.retention.Lease;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes audiences that were asked for, and takes out of them who may not be there any more. Has no transaction of its own: each step is committed
 * by itself, so that whatever dies, the next run goes on. Only the node with the lease works.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class AudienceJob {
    private static final Logger LOG = Logger.getLogger(AudienceJob.class.getName());
    private static final Lease.Job JOB = Lease.Job.AUDIENCES;
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int STEPS_PER_LEASE = 20;

    /** Of 500 people each: more than that go on in the next run. */
    private static final int SWEEPS = 400;

    @Inject
    private AudienceSteps steps;

    @Inject
    private Lease lease;

    @Inject
    private Ids ids;

    private final AtomicBoolean busy = new AtomicBoolean();
    private String node;
    private UUID swept;
    private int done;

    @PostConstruct
    void name() {
        node = ids.next().toString();
    }

    /** Does what there is to do now; nothing where another run is at it. */
    public void run() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            if (lease.take(JOB, node, LEASE)) {
                guarded(none -> sweep(), null);
                steps.toRemove().forEach(removal -> guarded(steps::writeRemoval, removal));
                steps.toWrite().forEach(export -> guarded(this::write, export));
                boolean more = true;
                while (more) {
                    more = steps.forget();
                    renew();
                }
                lease.release(JOB, node);
            }
        } finally {
            busy.set(false);
        }
    }

    private void sweep() {
        for (int i = 0; i < SWEEPS; i++) {
            swept = steps.sweep(swept);
            if (swept == null) {
                return;
            }
            renew();
        }
    }

    private void write(UUID export) {
        while (steps.write(export)) {
            renew();
        }
    }

    private void renew() {
        if (done++ % STEPS_PER_LEASE == 0) {
            lease.take(JOB, node, LEASE);
        }
    }

    /** One that fails does not keep the others from being written. */
    private static void guarded(Consumer<UUID> step, UUID id) {
        try {
            step.accept(id);
        } catch (RuntimeException failure) {
            LOG.log(
                    Level.WARNING,
                    "A file of an audience stopped and goes on later: {0}",
                    failure.getClass().getName());
        }
    }
}
