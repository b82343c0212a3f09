package dk.indsigt.service.rights.erasure;

import dk.indsigt.service.recording.DoomedFiles;
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
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries out erasures. Has no transaction of its own: each step is committed by itself and says where the next one begins, so that whatever dies,
 * the next run goes on. One that fails does not keep the others from working. Only the node with the lease works.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class ErasureJob {
    private static final Logger LOG = Logger.getLogger(ErasureJob.class.getName());
    /** A node that is killed holds the others up no longer than this. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int STEPS_PER_LEASE = 20;
    private static final int PAGE = 100;

    @Inject
    private ErasureSteps steps;

    @Inject
    private DoomedFiles files;

    @Inject
    private Lease lease;

    @Inject
    private Ids ids;

    private final AtomicBoolean busy = new AtomicBoolean();
    private String node;

    @PostConstruct
    void name() {
        node = ids.next().toString();
    }

    /** Goes on with every erasure that has something to do now; does nothing where another run is at it. */
    public void run() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            // A node takes back its own lease: a run that died with its connection delays nothing.
            if (lease.take(Lease.Job.ERASURE, node, LEASE)) {
                carryOutAll();
                lease.release(Lease.Job.ERASURE, node);
            }
        } finally {
            busy.set(false);
        }
    }

    private void carryOutAll() {
        UUID after = new UUID(0, 0);
        List<UUID> page;
        do {
            page = steps.due(after, PAGE);
            for (UUID erasure : page) {
                carryOut(erasure);
                after = erasure;
            }
        } while (page.size() == PAGE);
    }

    private void carryOut(UUID erasure) {
        try {
            ErasureSteps.Progress progress;
            int done = 0;
            do {
                progress = steps.next(erasure);
                if (done++ % STEPS_PER_LEASE == 0) {
                    lease.take(Lease.Job.ERASURE, node, LEASE);
                }
            } while (progress == ErasureSteps.Progress.MORE);
            if (progress == ErasureSteps.Progress.FINISHED) {
                files.unlinkBatch();
            }
        } catch (RuntimeException failure) {

            LOG.log(
                    Level.WARNING,
                    "An erasure stopped and goes on later: {0}",
                    failure.getClass().getName());
        }
    }
}
