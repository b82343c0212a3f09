package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.Recording.Cause;
import dk.indsigt.domain.recording.RecordingConsent;
import dk.indsigt.domain.recording.RecordingRule;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes recorded calls with the proof of their consent, and what is left of those that are deleted (P-3.6.1). */
final class RecordingMaker {
    /** A recording that is still there. */
    record Kept(UUID id, LocalDate due) {}

    /** A recording that the nightly run deleted on its due day. */
    record Disposed(LocalDate day, String rule) {}

    private static final String MEDIA_TYPE = "audio/ogg";
    private static final LocalDate NEW_PROMPT = LocalDate.of(2025, 6, 1);
    private static final int RUN_HOUR = 2;
    private static final int RUN_MINUTE = 15;

    private final World world;
    private final AudioWriter writer;
    private final AccountMaker accounts;
    private final NoticeMaker notices;
    private final AuditTrail audit;
    private final List<Dialogue> dialogues = Dialogue.all();
    private final List<Disposed> disposed = new ArrayList<>();
    private final Dice dice;

    RecordingMaker(World world, AudioWriter writer, AccountMaker accounts, NoticeMaker notices, AuditTrail audit) {
        this.world = world;
        this.writer = writer;
        this.accounts = accounts;
        this.notices = notices;
        this.audit = audit;
        dice = world.dice("recordings");
    }

    /**
     * A recording that is still there.
     *
     * @param due the day on which it is due; the call was as long before as its rule says
     */
    Kept kept(DemoCustomer customer, Direction direction, LocalDate due) {
        Call call = new Call(customer, direction, due);
        return new Kept(write(call, null, null), call.due);
    }

    /** What is left of a recording that the nightly run deleted on its due day. */
    void disposed(DemoCustomer customer, Direction direction, LocalDate due) {
        Call call = new Call(customer, direction, due);
        Instant at = nightlyRun(call.due).plusMillis(dice.between(100, 900));
        UUID id = write(call, Cause.RETENTION, at);
        disposed.add(new Disposed(call.due, call.rule.code()));
        audit.add(at, Actor.SYSTEM, AuditAction.RECORDING_DELETED, call.speaker.id(), id, call.rule.code(), null);
    }

    /** What is left of a recording whose consent the person took back in the portal. */
    void withdrawn(DemoCustomer customer, Direction direction, LocalDate due, LocalDate day) {
        Call call = new Call(customer, direction, due);
        Actor actor = world.accountOf(call.speaker).orElseThrow();
        Instant at = dice.moment(day, 8, 21);
        UUID id = write(call, Cause.WITHDRAWAL, at);
        audit.add(
                at,
                actor,
                AuditAction.RECORDING_CONSENT_WITHDRAWN,
                call.speaker.id(),
                id,
                AskedThrough.PORTAL.name(),
                "DELETED");
        audit.add(at, actor, AuditAction.RECORDING_DELETED, call.speaker.id(), id, null, null);
        notices.receipt(
                call.speaker,
                ReceiptKind.RECORDING_DELETED,
                AskedThrough.PORTAL,
                Facts.of("call", call.startedAt),
                Texts.moment(call.speaker.language(), call.startedAt),
                at);
    }

    /** @return deletions of past nights, for the log of the runs */
    List<Disposed> disposed() {
        return List.copyOf(disposed);
    }

    static Instant nightlyRun(LocalDate day) {
        return day.atTime(RUN_HOUR, RUN_MINUTE).atZone(LegalTime.ZONE).toInstant();
    }

    private UUID write(Call call, Cause cause, Instant deletedAt) {
        UUID id = dice.id(call.startedAt);
        UUID speaker = call.speaker.id();
        UUID consent = consent(call, cause == Cause.WITHDRAWAL ? deletedAt : null);
        writer.keyFor(speaker, call.startedAt);
        Dialogue dialogue = call.dialogue;
        boolean kept = cause == null;
        world.book()
                .add(
                        Table.RECORDING,
                        id,
                        speaker,
                        call.customer.id(),
                        consent,
                        call.direction,
                        call.segment,
                        call.startedAt,
                        dialogue.durationMs(),
                        kept ? dialogue.subjectDa() : null,
                        kept ? dialogue.subjectEn() : null,
                        kept ? MEDIA_TYPE : null,
                        kept ? (long) dialogue.audio().length : null,
                        kept ? writer.write(speaker, id, dialogue.audio()) : null,
                        call.rule.code(),
                        call.due,
                        deletedAt,
                        cause,
                        1);
        return id;
    }

    /** Who calls us presses a key before the recording starts; whom we call says yes at a known place in it. */
    private UUID consent(Call call, Instant withdrawnAt) {
        boolean key = call.direction == Direction.INBOUND;
        Instant givenAt = key
                ? call.startedAt.minusMillis(dice.between(2000, 9000))
                : call.startedAt.plusMillis(call.dialogue.consentOffsetMs());
        UUID id = dice.id(givenAt);
        LocalDate day = LegalTime.dayOf(call.startedAt);
        world.book()
                .add(
                        Table.RECORDING_CONSENT,
                        id,
                        call.speaker.id(),
                        key ? RecordingConsent.Method.KEYPRESS : RecordingConsent.Method.SPOKEN,
                        "CALL-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-" + dice.readable(8),
                        key ? RecordingConsent.YES_DIGIT : null,
                        key ? (day.isBefore(NEW_PROMPT) ? "IVR-DA-3" : "IVR-DA-4") : null,
                        key ? null : call.dialogue.consentOffsetMs(),
                        key ? null : dice.pick(accounts.agents()).accountId(),
                        givenAt,
                        withdrawnAt,
                        withdrawnAt == null ? null : AskedThrough.PORTAL,
                        1);
        return id;
    }

    /** A call as its rule and due day ask for it. */
    private final class Call {
        private final DemoCustomer customer;
        private final DemoPerson speaker;
        private final Direction direction;
        private final CallSegment segment;
        private final RecordingRule rule;
        private final Instant startedAt;
        private final LocalDate due;
        private final Dialogue dialogue;

        Call(DemoCustomer customer, Direction direction, LocalDate wantedDue) {
            this.customer = customer;
            this.direction = direction;
            speaker = customer.party().speaker();
            segment = CallSegment.of(customer.segment());
            rule = RecordingRule.choose(world.reference().recordingRules(), segment, direction);
            LocalDate day = callDay(rule.period(), wantedDue);
            startedAt = dice.workingHour(day.isBefore(world.today()) ? day : world.yesterday());
            due = rule.dueOn(startedAt);
            dialogue = dice.pick(dialogues.stream()
                    .filter(one -> one.fits(direction, segment))
                    .toList());
        }

        /** The day whose period ends on the wanted day, or the first that ends later where months are shorter. */
        private static LocalDate callDay(Period period, LocalDate wantedDue) {
            LocalDate day = wantedDue.minusMonths(period.toTotalMonths()).minusDays(period.getDays());
            while (LegalTime.end(day, period).isBefore(wantedDue)) {
                day = day.plusDays(1);
            }
            return day;
        }
    }
}
