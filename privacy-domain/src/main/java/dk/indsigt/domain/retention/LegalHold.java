package dk.indsigt.domain.retention;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A stop on deletion for a legal claim (art. 17(3)(e), P-3.6.1-m). One officer asks, another approves; lifting it takes two as well, unless
 * it expires. While it waits for approval it stops the timers for three days, so that evidence is not lost overnight, but it never stops a
 * customer's withdrawal.
 */
@Entity
@Table(name = "legal_hold")
public class LegalHold {
    /** What is held. */
    public enum Target {
        PERSON,
        RECORDING
    }

    /** Where a hold stands. */
    public enum State {
        WAITING,
        ACTIVE,
        LIFT_WAITING,
        LIFTED,
        EXPIRED,
        LAPSED
    }

    /** How long a hold without its second officer stops the timers. */
    public static final Duration PROVISIONAL = Duration.ofDays(3);

    private static final int REASON_MAX = 500;
    private static final int MAX_YEARS = 5;

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Target target;

    @Column(name = "target_id")
    private UUID targetId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(length = REASON_MAX)
    private String reason;

    @Column(name = "expires_on")
    private LocalDate expiresOn;

    @Column(name = "requested_by")
    private UUID requestedBy;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "approved_by")
    private UUID approvedBy;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Column(name = "lift_reason", length = REASON_MAX)
    private String liftReason;

    @Column(name = "lift_requested_by")
    private UUID liftRequestedBy;

    @Column(name = "lift_requested_at")
    private Instant liftRequestedAt;

    @Column(name = "lifted_by")
    private UUID liftedBy;

    @Column(name = "lifted_at")
    private Instant liftedAt;

    @Version
    private long version;

    protected LegalHold() {}

    /**
     * @param expiresOn last day; after today and at most five years ahead
     * @throws InvalidValueException REASON_REQUIRED, TOO_LONG, HOLD_EXPIRY
     */
    public static LegalHold request(
            UUID id,
            Target target,
            UUID targetId,
            UUID partyId,
            String reason,
            LocalDate expiresOn,
            UUID requestedBy,
            Instant now) {
        LocalDate today = LegalTime.dayOf(now);
        if (expiresOn == null || !expiresOn.isAfter(today) || expiresOn.isAfter(today.plusYears(MAX_YEARS))) {
            throw new InvalidValueException("HOLD_EXPIRY");
        }
        LegalHold hold = new LegalHold();
        hold.id = id;
        hold.target = target;
        hold.targetId = targetId;
        hold.partyId = partyId;
        hold.reason = required(reason);
        hold.expiresOn = expiresOn;
        hold.requestedBy = requestedBy;
        hold.requestedAt = now;
        return hold;
    }

    /** @throws RefusedException SECOND_PERSON, HOLD_STATE */
    public void approve(UUID officer, Instant now) {
        requireState(State.WAITING, now);
        requireSecond(requestedBy, officer);
        approvedBy = officer;
        approvedAt = now;
    }

    /** @throws RefusedException HOLD_STATE */
    public void requestLift(String why, UUID officer, Instant now) {
        requireState(State.ACTIVE, now);
        liftReason = required(why);
        liftRequestedBy = officer;
        liftRequestedAt = now;
    }

    /** @throws RefusedException SECOND_PERSON, HOLD_STATE */
    public void lift(UUID officer, Instant now) {
        requireState(State.LIFT_WAITING, now);
        requireSecond(liftRequestedBy, officer);
        liftedBy = officer;
        liftedAt = now;
    }

    public State state(Instant now) {
        if (liftedAt != null) {
            return State.LIFTED;
        }
        if (approvedAt == null) {
            return now.isBefore(requestedAt.plus(PROVISIONAL)) ? State.WAITING : State.LAPSED;
        }
        if (LegalTime.dayOf(now).isAfter(expiresOn)) {
            return State.EXPIRED;
        }
        return liftRequestedAt == null ? State.ACTIVE : State.LIFT_WAITING;
    }

    /** @return approved, and neither lifted nor expired: the only kind that may delay a withdrawal (K-08) */
    public boolean standsAgainstWithdrawal(Instant now) {
        State state = state(now);
        return state == State.ACTIVE || state == State.LIFT_WAITING;
    }

    /** @return whether deletion timers leave the target alone */
    public boolean standsAgainstTimers(Instant now) {
        return standsAgainstWithdrawal(now) || state(now) == State.WAITING;
    }

    public UUID id() {
        return id;
    }

    public Target target() {
        return target;
    }

    public UUID targetId() {
        return targetId;
    }

    public UUID partyId() {
        return partyId;
    }

    public String reason() {
        return reason;
    }

    public LocalDate expiresOn() {
        return expiresOn;
    }

    public UUID requestedBy() {
        return requestedBy;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Optional<Instant> approvedAt() {
        return Optional.ofNullable(approvedAt);
    }

    public Optional<UUID> liftRequestedBy() {
        return Optional.ofNullable(liftRequestedBy);
    }

    public Optional<String> liftReason() {
        return Optional.ofNullable(liftReason);
    }

    public Optional<Instant> liftedAt() {
        return Optional.ofNullable(liftedAt);
    }

    private void requireState(State required, Instant now) {
        if (state(now) != required) {
            throw new RefusedException("HOLD_STATE");
        }
    }

    private static void requireSecond(UUID first, UUID second) {
        if (first.equals(second)) {
            throw new RefusedException("SECOND_PERSON");
        }
    }

    private static String required(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidValueException("REASON_REQUIRED");
        }
        if (text.length() > REASON_MAX) {
            throw new InvalidValueException("TOO_LONG", REASON_MAX);
        }
        return text.strip();
    }
}
