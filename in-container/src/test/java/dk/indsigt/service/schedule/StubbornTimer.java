package dk.indsigt.service.schedule;

import dk.indsigt.container.Db;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.concurrent.atomic.AtomicInteger;

/** A timer of the real timer service, built as the house builds them, whose work fails three times: each time in a transaction that rolls back. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StubbornTimer {
    private static final int FAILURES = 3;

    @EJB
    private Db db;

    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger succeeded = new AtomicInteger();

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void tick() {
        Schedules.guarded("stubborn", this::work);
    }

    private void work() {
        if (failed.get() < FAILURES) {
            failed.incrementAndGet();
            db.run("insert into no_such_table (id) values (1)");
        }
        succeeded.incrementAndGet();
    }

    public int failures() {
        return failed.get();
    }

    public int successes() {
        return succeeded.get();
    }
}
