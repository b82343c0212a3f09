package dk.indsigt.domain.campaign;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
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
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody asks to be called about one thing: a consent for one call and no other (P-3.2-b, forbrugeraftaleloven § 4). Whoever takes it calls within
 * the window; where nobody answers there is one more try a day later at the same time. Then it is over for good (K-34), and it is forgotten 30 days
 * later (PA04).
 */
@Entity
@Table(name = "callback_request")
public class CallbackRequest {
    /** What it may be about. */
    public enum Topic {
        SUBSCRIPTION,
        INVOICE,
        COVERAGE,
        EQUIPMENT,
        OTHER
    }

    /** How far it has come. */
    public enum State {
        WAITING,
        TAKEN,
        CALLED,
        NOT_REACHED,
        WITHDRAWN,
        /** Nobody called while the window was open. */
        MISSED;

        /** @return whether somebody may still call */
        public boolean open() {
            return this == WAITING || this == TAKEN;
        }
    }

    private static final Period KEPT = Period.ofDays(30);
    private static final int MOST_ATTEMPTS = 2;

    /** Who took it and says nothing has this long; then somebody else may. */
    private static final Duration TAKEN_FOR = Duration.ofMinutes(30);

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    private Msisdn phone;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Topic topic;

    @Column(name = "window_from")
    private Instant windowFrom;

    @Column(name = "window_until")
    private Instant windowUntil;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(name = "text_id")
    private UUID textId;

    @Column(length = 2)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private State state;

    private int attempts;

    @Column(name = "taken_by")
    private UUID takenBy;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    @Version
    private long version;

    protected CallbackRequest() {}

    /**
     * @param textId the version that was shown before, in that language
     * @throws dk.indsigt.domain.error.InvalidValueException TOPIC_REQUIRED, WINDOW_REQUIRED, WINDOW_OVER
     */
    public static CallbackRequest ask(
            UUID id,
            UUID partyId,
            Msisdn phone,
            Topic topic,
            CallbackWindow window,
            AskedThrough through,
            UUID textId,
            Language language,
            Instant now) {
        Typed.required(topic, "TOPIC_REQUIRED");
        Typed.required(window, "WINDOW_REQUIRED").requireOpen(now);
        CallbackRequest request = new CallbackRequest();
        request.id = id;
        request.partyId = partyId;
        request.phone = phone;
        request.topic = topic;
        request.windowFrom = window.begins();
        request.windowUntil = window.ends();
        request.askedAt = now;
        request.askedThrough = through;
        request.textId = textId;
        request.language = language.code();
        request.state = State.WAITING;
        return request;
    }

    /**
     * Somebody is about to call.
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_EARLY, CALLBACK_TAKEN
     */
    public void take(UUID account, Instant now) {
        requireOpen(now);
        if (now.isBefore(windowFrom)) {
            throw new RefusedException("CALLBACK_EARLY");
        }
        if (takenBySomebodyElse(account, now)) {
            throw new RefusedException("CALLBACK_TAKEN");
        }
        state = State.TAKEN;
        takenBy = account;
        takenAt = now;
    }

    private boolean takenBySomebodyElse(UUID account, Instant now) {
        return inHand(now) && !takenBy.equals(account);
    }

    /** @return whether somebody has it and is expected to say how it went */
    public boolean inHand(Instant now) {
        return state == State.TAKEN && now.isBefore(takenAt.plus(TAKEN_FOR));
    }

    /** @return whether that account has it */
    public boolean takenBy(UUID account, Instant now) {
        return inHand(now) && takenBy.equals(account);
    }

    /**
     * They have spoken: nobody may call upon this again.
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_NOT_YOURS
     */
    public void called(UUID account, Instant now) {
        requireTakenBy(account);
        attempts++;
        close(State.CALLED, now);
    }

    /**
     * Nobody answered: one more try a day later at the same time, and no third.
     *
     * @throws RefusedException CALLBACK_CLOSED, CALLBACK_NOT_YOURS
     */
    public void notReached(UUID account, Instant now) {
        requireTakenBy(account);
        attempts++;
        if (attempts == MOST_ATTEMPTS) {
            close(State.NOT_REACHED, now);
            return;
        }
        state = State.WAITING;
        takenBy = null;
        takenAt = null;
        windowFrom = dayLater(windowFrom);
        windowUntil = dayLater(windowUntil);
    }

    /** By the clock on the wall, also over the night in which it is changed. */
    private static Instant dayLater(Instant at) {
        return ZonedDateTime.ofInstant(at, LegalTime.ZONE).plusDays(1).toInstant();
    }

    /**
     * The person does not want to be called any more: the number goes at once.
     *
     * @throws RefusedException CALLBACK_CLOSED
     */
    public void withdraw(Instant now) {
        if (!state.open()) {
            throw new RefusedException("CALLBACK_CLOSED");
        }
        phone = null;
        close(State.WITHDRAWN, now);
    }

    /** The window is over and nobody has called: the person wanted it then and not later. Nothing where somebody has it in hand. */
    public void miss(Instant now) {
        if (state.open() && now.isAfter(windowUntil) && !inHand(now)) {
            close(State.MISSED, now);
        }
    }

    private void close(State last, Instant now) {
        state = last;
        closedAt = now;
        deleteDueOn = LegalTime.end(LegalTime.dayOf(now), KEPT);
    }

    private void requireOpen(Instant now) {
        if (!state.open() || now.isAfter(windowUntil)) {
            throw new RefusedException("CALLBACK_CLOSED");
        }
    }

    private void requireTakenBy(UUID account) {
        if (!state.open()) {
            throw new RefusedException("CALLBACK_CLOSED");
        }
        if (state != State.TAKEN || !takenBy.equals(account)) {
            throw new RefusedException("CALLBACK_NOT_YOURS");
        }
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    /** @return where to call; nothing once it was taken back */
    public Optional<Msisdn> phone() {
        return Optional.ofNullable(phone);
    }

    public Topic topic() {
        return topic;
    }

    public Instant windowFrom() {
        return windowFrom;
    }

    public Instant windowUntil() {
        return windowUntil;
    }

    public Instant askedAt() {
        return askedAt;
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<LocalDate> deleteDueOn() {
        return Optional.ofNullable(deleteDueOn);
    }
}
