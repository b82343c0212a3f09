package dk.indsigt.service.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Acting;
import dk.indsigt.container.Await;
import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.retention.HoldService;
import dk.indsigt.service.retention.Lease;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.retention.RetentionService.Preview;
import dk.indsigt.service.retention.RetentionService.RunRule;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SchedulesIT {
    private static final String PRIVATE_INBOUND = "REC_PRIVATE_INBOUND";

    @EJB
    private StubbornTimer stubborn;

    @EJB
    private RetentionService retention;

    @EJB
    private RecordingService recordings;

    @EJB
    private HoldService holds;

    @EJB
    private Lease lease;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Acting acting;

    @Inject
    private Clock clock;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("a timer whose work fails three times runs a fourth time")
    void aTimerOutlivesItsFailures() {
        Await.until("a run after three failures", () -> stubborn.failures() == 3 && stubborn.successes() > 0);
    }

    @Test
    @DisplayName(
            "DK-DANSKEBANK-RET-2022: a run deletes what is due, key and file with it, and tells rule, count and oldest day")
    void aRunDeletesWhatIsDueAndTells() {
        Someone anna = folk.person();
        UUID due = folk.recording(anna, monthsAgo(6));
        UUID young = folk.recording(anna, firstNotDue(6));
        UUID business = folk.recording(anna, monthsAgo(6), CallSegment.BUSINESS, Direction.INBOUND);
        Actor officer = folk.staff(Role.OFFICER);
        UUID run = acting.as(officer, retention::runNow);
        RunRule line = rule(officer, run, PRIVATE_INBOUND);
        assertTrue(line.deleted() > 0);
        assertNotNull(line.oldestDueOn());
        assertEquals(1, gone(due), "due today");
        assertEquals(0, gone(young), "due tomorrow");
        assertEquals(0, gone(business), "sixteen months for business");
        Await.until("the file is unlinked", () -> Files.notExists(folk.fileOf(due)));
        assertTrue(Files.exists(folk.fileOf(young)));
    }

    @Test
    @DisplayName("a hold that waits for its second officer stops the timer, and not a withdrawal")
    void aWaitingHoldStopsTheTimerOnly() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, monthsAgo(7));
        Actor officer = folk.staff(Role.OFFICER);
        acting.as(officer, me -> holds.requestForRecording(me, recording, "claim", today().plusMonths(1)));
        UUID run = acting.as(officer, retention::runNow);
        assertTrue(rule(officer, run, PRIVATE_INBOUND).held() > 0);
        assertEquals(0, gone(recording));
        acting.as(anna.actor(), me -> recordings.withdraw(me, recording));
        assertEquals(1, gone(recording));
    }

    @Test
    @DisplayName(
            "an approved hold delays a withdrawal: the recording is locked, and goes when the hold is lifted (K-08)")
    void anApprovedHoldLocksAndThenLetsGo() {
        Someone anna = folk.person();
        UUID recording = folk.recording(anna, monthsAgo(1));
        Actor first = folk.staff(Role.OFFICER);
        Actor second = folk.staff(Role.OFFICER);
        UUID hold = acting.as(first, me -> holds.requestForRecording(me, recording, "claim", today().plusMonths(1)));
        assertEquals("SECOND_PERSON", acting.refusal(first, me -> holds.approve(me, hold)));
        acting.does(second, me -> holds.approve(me, hold));
        acting.as(anna.actor(), me -> recordings.withdraw(me, recording));
        assertEquals(0, gone(recording));
        assertEquals("NOT_FOUND", acting.refusal(anna.actor(), me -> recordings.audio(me, recording, false, true)));
        acting.does(second, me -> holds.requestLift(me, hold, "settled"));
        acting.does(first, me -> holds.lift(me, hold));
        acting.as(first, retention::runNow);
        assertEquals(1, gone(recording));
        assertEquals("WITHDRAWAL", db.text("select deleted_because from recording where id = ?", recording));
    }

    @Test
    @DisplayName("the preview deletes nothing and tells what the run then does")
    void thePreviewAgreesWithTheRun() {
        Someone anna = folk.person();
        folk.recording(anna, monthsAgo(8));
        folk.recording(anna, monthsAgo(9));
        Actor officer = folk.staff(Role.OFFICER);
        long promised = due(officer, today());
        long before = db.count("select count(*) from recording where deleted_at is null");
        assertEquals(promised, due(officer, today()), "asking deletes nothing");
        assertEquals(before, db.count("select count(*) from recording where deleted_at is null"));
        UUID run = acting.as(officer, retention::runNow);
        assertEquals(promised, rule(officer, run, PRIVATE_INBOUND).deleted());
        assertEquals(0, due(officer, today()));
    }

    @Test
    @DisplayName("a second run is refused while one is in progress, and possible when its node has died")
    void oneRunAtATime() {
        Actor officer = folk.staff(Role.OFFICER);
        assertTrue(lease.take(Lease.Job.RETENTION, "another node", Duration.ofMinutes(5)));
        assertEquals("RUN_IN_PROGRESS", acting.refusal(officer, retention::runNow));
        db.run("update job_lease set held_until = '2020-01-01' where name = 'RETENTION'");
        assertNotNull(acting.as(officer, retention::runNow));
        assertNull(db.text("select holder from job_lease where name = 'RETENTION'"));
    }

    private long gone(UUID recording) {
        return db.count(
                "select count(*) from recording where id = ? and deleted_at is not null and wrapped_key is null",
                recording);
    }

    private long due(Actor officer, LocalDate by) {
        List<Preview> rows = acting.as(officer, me -> retention.preview(me, by));
        return rows.stream()
                .filter(row -> row.ruleCode().equals(PRIVATE_INBOUND))
                .mapToLong(Preview::due)
                .sum();
    }

    private RunRule rule(Actor officer, UUID run, String code) {
        return acting.as(officer, me -> retention.rulesOf(me, run)).stream()
                .filter(line -> line.ruleCode().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private LocalDate today() {
        return LegalTime.today(clock);
    }

    /** Months differ in length: of several days one may have to pass. */
    private Instant firstNotDue(int months) {
        LocalDate day = today().minusMonths(months);
        while (!day.plusMonths(months).isAfter(today())) {
            day = day.plusDays(1);
        }
        return day.atTime(12, 0).atZone(LegalTime.ZONE).toInstant();
    }

    private Instant monthsAgo(int months) {
        return today().minusMonths(months).atTime(12, 0).atZone(LegalTime.ZONE).toInstant();
    }
}
