package dk.indsigt.domain.campaign;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A competition (P-3.2-c): open until the end of its last day, closed with a commitment to the {@link Draw}, drawn, and over when the prize was sent.
 * Whatever ends it, the entries are deleted then (B-47, K-24); what remains is how many there were, what the draw was made of, and that a prize was
 * sent.
 */
@Entity
@Table(name = "competition")
public class Competition {
    /** How far it has come. */
    public enum State {
        OPEN,
        CLOSED,
        DRAWN,
        /** The prize was sent. */
        SENT,
        /** Nobody drew it, or nobody sent the prize, for too long. */
        LAPSED,
        CANCELLED;

        /** @return whether the entries are not needed any more */
        public boolean over() {
            return this == SENT || this == LAPSED || this == CANCELLED;
        }
    }

    /** Ages from which one can take part. */
    public static final Set<Integer> AGES = Set.of(15, 18);

    /** Longest name, terms and prize, in characters. */
    public static final int NAME_MAX = 120;

    public static final int TERMS_MAX = 4_000;
    public static final int PRIZE_MAX = 200;

    /** Counted from the day of the draw, how long entries may wait for a draw or a prize that does not come. */
    private static final Period PATIENCE = Period.ofDays(60);

    private static final HexFormat HEX = HexFormat.of();

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(name = "name_da", length = 120)
    private String nameDa;

    @Column(name = "name_en", length = 120)
    private String nameEn;

    @Column(name = "terms_da", length = 4000)
    private String termsDa;

    @Column(name = "terms_en", length = 4000)
    private String termsEn;

    @Column(name = "prize_da", length = 200)
    private String prizeDa;

    @Column(name = "prize_en", length = 200)
    private String prizeEn;

    @Column(name = "minimum_age")
    private int minimumAge;

    @Column(name = "asks_phone")
    private boolean asksPhone;

    @Column(name = "closes_on")
    private LocalDate closesOn;

    @Column(name = "draws_on")
    private LocalDate drawsOn;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    private Integer entries;

    @Column(name = "list_hash", length = 64)
    private String listHash;

    @Column(length = 64)
    private String commitment;

    @Column(length = 64)
    private String seed;

    @Column(name = "drawn_at")
    private Instant drawnAt;

    @Column(name = "winner_entry_id")
    private UUID winnerEntryId;

    @Column(name = "passed_over")
    private int passedOver;

    @Column(name = "prize_sent_at")
    private Instant prizeSentAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "emptied_at")
    private Instant emptiedAt;

    @Column(name = "survey_id")
    private UUID surveyId;

    @Version
    private long version;

    protected Competition() {}

    /**
     * What the officer writes.
     *
     * @param asksPhone whether the phone number is needed; name, birth date, address and e-mail always are (P-3.2.1-a, K-23)
     * @param closesOn last day on which one can enter
     * @param drawsOn first day on which it may be drawn
     */
    public record Draft(
            Brand brand,
            LocalText name,
            LocalText terms,
            LocalText prize,
            Integer minimumAge,
            boolean asksPhone,
            LocalDate closesOn,
            LocalDate drawsOn)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @throws InvalidValueException BRAND_REQUIRED, NAME_DA_REQUIRED, NAME_EN_REQUIRED, PRIZE_DA_REQUIRED, PRIZE_EN_REQUIRED, TEXT_DA_REQUIRED,
     *     TEXT_EN_REQUIRED, TOO_LONG, AGE_REQUIRED, CLOSES_REQUIRED, CLOSES_PAST, CLOSES_FAR, DRAWS_REQUIRED, DRAWS_EARLY,
     *     DRAWS_FAR
     */
    public static Competition open(UUID id, Draft draft, UUID by, Instant now) {
        Competition competition = new Competition();
        competition.id = id;
        competition.brand = Typed.required(draft.brand(), "BRAND_REQUIRED");
        competition.nameDa = Typed.text(draft.name().da(), NAME_MAX, "NAME_DA_REQUIRED");
        competition.nameEn = Typed.text(draft.name().en(), NAME_MAX, "NAME_EN_REQUIRED");
        competition.prizeDa = Typed.text(draft.prize().da(), PRIZE_MAX, "PRIZE_DA_REQUIRED");
        competition.prizeEn = Typed.text(draft.prize().en(), PRIZE_MAX, "PRIZE_EN_REQUIRED");
        competition.termsDa = Typed.text(draft.terms().da(), TERMS_MAX, "TEXT_DA_REQUIRED");
        competition.termsEn = Typed.text(draft.terms().en(), TERMS_MAX, "TEXT_EN_REQUIRED");
        if (draft.minimumAge() == null || !AGES.contains(draft.minimumAge())) {
            throw new InvalidValueException("AGE_REQUIRED");
        }
        competition.minimumAge = draft.minimumAge();
        competition.asksPhone = draft.asksPhone();
        competition.closesOn = LastDay.of(draft.closesOn(), now);
        competition.drawsOn = Typed.required(draft.drawsOn(), "DRAWS_REQUIRED");
        if (!draft.drawsOn().isAfter(draft.closesOn())) {
            throw new InvalidValueException("DRAWS_EARLY");
        }
        if (draft.drawsOn().isAfter(draft.closesOn().plus(PATIENCE))) {
            throw new InvalidValueException("DRAWS_FAR");
        }
        competition.state = State.OPEN;
        competition.createdBy = by;
        competition.createdAt = now;
        return competition;
    }

    /** From now on it is among those who have answered a survey, and nobody else (P-3.6.5-b). */
    public void amongAnswersTo(UUID survey) {
        surveyId = survey;
    }

    /** @throws RefusedException COMPETITION_CLOSED */
    public void requireOpen(Instant now) {
        if (!openAt(now)) {
            throw new RefusedException("COMPETITION_CLOSED");
        }
    }

    public boolean openAt(Instant now) {
        return state == State.OPEN && !LegalTime.dayOf(now).isAfter(closesOn);
    }

    /**
     * @param birthDate or {@code null} where it is not known
     * @throws RefusedException BIRTH_DATE_UNKNOWN, TOO_YOUNG
     */
    public void requireAge(LocalDate birthDate, Instant now) {
        if (birthDate == null) {
            throw new RefusedException("BIRTH_DATE_UNKNOWN");
        }
        if (birthDate.plusYears(minimumAge).isAfter(LegalTime.dayOf(now))) {
            throw new RefusedException("TOO_YOUNG", minimumAge);
        }
    }

    /**
     * Nobody can enter any more; the list and the seed are fixed.
     *
     * @param random {@link Draw#seedBytes} random bytes
     */
    public void close(Collection<UUID> ids, byte[] random, Instant now) {
        if (state != State.OPEN || openAt(now)) {
            throw new IllegalStateException("open");
        }
        entries = ids.size();
        listHash = Draw.listHash(ids);
        commitment = Draw.commitment(random);
        seed = HEX.formatHex(random);
        closedAt = now;
        state = State.CLOSED;
    }

    /**
     * @param ids the entries of the list, also those that do not stand any more
     * @return the entries in the order of the draw
     * @throws RefusedException COMPETITION_OPEN, DRAW_EARLY, DRAWN_ALREADY, COMPETITION_CLOSED
     */
    public List<UUID> drawOrder(Collection<UUID> ids, Instant now) {
        switch (state) {
            case OPEN -> throw new RefusedException("COMPETITION_OPEN");
            case DRAWN, SENT -> throw new RefusedException("DRAWN_ALREADY");
            case LAPSED, CANCELLED -> throw new RefusedException("COMPETITION_CLOSED");
            case CLOSED -> {}
        }
        if (LegalTime.dayOf(now).isBefore(drawsOn)) {
            throw new RefusedException("DRAW_EARLY");
        }
        if (!Draw.listHash(ids).equals(listHash)) {
            throw new IllegalStateException("the list is not the one that was closed");
        }
        return Draw.order(HEX.parseHex(seed), ids);
    }

    public boolean drawableAt(Instant now) {
        return state == State.CLOSED && !LegalTime.dayOf(now).isBefore(drawsOn);
    }

    /**
     * @param winner the first entry that stands, or {@code null} where none does: then it is over
     * @param before how many came first and did not stand
     */
    public void drawn(UUID winner, int before, Instant now) {
        drawnAt = now;
        winnerEntryId = winner;
        passedOver = before;
        state = State.DRAWN;
        if (winner == null) {
            end(State.CANCELLED, now);
        }
    }

    /** @throws RefusedException NOT_DRAWN */
    public void prizeSent(Instant now) {
        if (state != State.DRAWN) {
            throw new RefusedException("NOT_DRAWN");
        }
        prizeSentAt = now;
        end(State.SENT, now);
    }

    /** @throws RefusedException DRAWN_ALREADY, COMPETITION_CLOSED */
    public void cancel(Instant now) {
        if (state.over()) {
            throw new RefusedException("COMPETITION_CLOSED");
        }
        if (state == State.DRAWN) {
            throw new RefusedException("DRAWN_ALREADY");
        }
        end(State.CANCELLED, now);
    }

    /** Ends what nobody draws or sends a prize for. */
    public void lapse(Instant now) {
        if (!state.over() && lapsedBy(LegalTime.dayOf(now))) {
            end(State.LAPSED, now);
        }
    }

    private boolean lapsedBy(LocalDate today) {
        return today.isAfter(drawsOn.plus(PATIENCE));
    }

    /** @return the newest day of a draw that has been waited for long enough */
    public static LocalDate lapsing(LocalDate today) {
        return today.minus(PATIENCE).minusDays(1);
    }

    private void end(State last, Instant now) {
        state = last;
        endedAt = now;
    }

    public void emptied(Instant now) {
        emptiedAt = now;
    }

    /** @return what is asked of whoever enters */
    public ConsentKey key() {
        return new ConsentKey("COMPETITION", MarketingChannel.EMAIL, brand);
    }

    public UUID id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    /** @return the survey that one has to have answered, where it is drawn among those who did */
    public Optional<UUID> surveyId() {
        return Optional.ofNullable(surveyId);
    }

    public LocalText name() {
        return new LocalText(nameDa, nameEn);
    }

    public LocalText terms() {
        return new LocalText(termsDa, termsEn);
    }

    public LocalText prize() {
        return new LocalText(prizeDa, prizeEn);
    }

    public int minimumAge() {
        return minimumAge;
    }

    public boolean asksPhone() {
        return asksPhone;
    }

    public LocalDate closesOn() {
        return closesOn;
    }

    public LocalDate drawsOn() {
        return drawsOn;
    }

    public State state() {
        return state;
    }

    /** @return how many entries there were when it closed */
    public Optional<Integer> entries() {
        return Optional.ofNullable(entries);
    }

    public Optional<String> listHash() {
        return Optional.ofNullable(listHash);
    }

    public Optional<String> commitment() {
        return Optional.ofNullable(commitment);
    }

    /** @return the seed in hexadecimal, once it is drawn */
    public Optional<String> seed() {
        return drawnAt == null ? Optional.empty() : Optional.of(seed);
    }

    public Optional<Instant> drawnAt() {
        return Optional.ofNullable(drawnAt);
    }

    public Optional<UUID> winnerEntryId() {
        return Optional.ofNullable(winnerEntryId);
    }

    public int passedOver() {
        return passedOver;
    }

    public Optional<Instant> prizeSentAt() {
        return Optional.ofNullable(prizeSentAt);
    }

    public Optional<Instant> emptiedAt() {
        return Optional.ofNullable(emptiedAt);
    }
}
