package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.protection.KeyPurpose;
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
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Builds what was ordered, one package at a time, on the node that has the lease; deletes what is over. A builder that dies leaves a row and a
 * file without a name: the next one starts over. Has no transaction of its own.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
@PermitAll
public class PackageJob {
    private static final Logger LOG = Logger.getLogger(PackageJob.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int ATTEMPTS = 3;
    private static final long TELL_MILLIS = 1000;

    @Inject
    private PackageSteps steps;

    @Inject
    private PackageFiles files;

    @Inject
    private Builder builder;

    @Inject
    private Lease lease;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    private String node;

    @PostConstruct
    void name() {
        node = ids.next().toString();
    }

    /** @return how many packages were tried */
    public int run() {
        String holder = node + "/" + ids.next().toString().substring(28);
        if (!lease.take(Lease.Job.PACKAGES, holder, LEASE)) {
            return 0;
        }
        try {
            steps.expireBatch();
            int tried = 0;
            for (Optional<Order> order = steps.next(); order.isPresent(); order = steps.next()) {
                build(order.get(), holder);
                tried++;
                if (!lease.take(Lease.Job.PACKAGES, holder, LEASE)) {
                    break;
                }
            }
            return tried;
        } finally {
            lease.release(Lease.Job.PACKAGES, holder);
        }
    }

    private void build(Order order, String holder) {
        UUID id = order.packageId();
        try {
            Builder.Made made = write(order, holder);
            files.finish(id);
            steps.ready(id, made);
        } catch (Throwable failure) {
            String code = code(failure);
            LOG.log(Level.WARNING, "Package {0} failed: {1}", new Object[] {id, code});
            if (!(failure instanceof LostException)) {
                leave(id, code);
            }
        }
    }

    private Builder.Made write(Order order, String holder) throws IOException, SQLException {
        try (WritableByteChannel target =
                files.write(order.packageId(), order.keys().get(KeyPurpose.FILE), order.fileKey(), order.partyId())) {
            return builder.write(order, target, telling(order.packageId(), holder));
        }
    }

    /** Tells how far it is and keeps the lease, about every second. */
    private IntConsumer telling(UUID id, String holder) {
        long[] last = {clock.millis()};
        return percent -> {
            long now = clock.millis();
            if (now - last[0] < TELL_MILLIS) {
                return;
            }
            last[0] = now;
            if (!lease.take(Lease.Job.PACKAGES, holder, LEASE)) {
                throw new LostException();
            }
            if (!steps.progress(id, percent)) {
                throw new CalledOffException();
            }
        };
    }

    private void leave(UUID id, String code) {
        try {
            files.delete(id);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of package {0} could not be deleted", id);
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                steps.failed(id, code);
                return;
            } catch (RuntimeException e) {
                // The pool may just find out that the database was away. A row that stays behind is taken up like that
                // of a dead builder.
                LOG.log(Level.INFO, "The end of package {0} could not be noted yet", id);
            }
        }
    }

    /** @return the class of what is at the bottom of it; its message may hold data */
    private static String code(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    /** Another node builds now. */
    private static final class LostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The package was discarded meanwhile. */
    private static final class CalledOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
