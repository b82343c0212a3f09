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
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An issue of a newsletter, or the mail that asks to answer a survey. It holds no list of readers: whoever may get it is found out when it is sent (P-3.2.2-b), party by party in the order of
 * their ids, so that a batch goes on where the one before ended.
 */
@Entity
@Table(name = "newsletter_issue")
public class NewsletterIssue {
    /** The newsletters there are: a consent for each of them (K-33). */
    public static final Set<String> PURPOSES = Set.of("NEWSLETTER_NEWS", "NEWSLETTER_TECH");

    private static final LocalTime MORNING = LocalTime.of(9, 0);

    public static final int TITLE_MAX = 120;
    public static final int BODY_MAX = 3_000;

    /** How far it has come. */
    public enum State {
        SCHEDULED,
        SENDING,
        SENT,
        STOPPED
    }

    @Id
    private UUID id;

    @Column(name = "purpose_code", length = 30)
    private String purposeCode;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(name = "title_da", length = 120)
    private String titleDa;

    @Column(name = "title_en", length = 120)
    private String titleEn;

    @Column(name = "body_da", length = 3000)
    private String bodyDa;

    @Column(name = "body_en", length = 3000)
    private String bodyEn;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    @Column(name = "send_at")
    private Instant sendAt;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    private UUID progress;

    private int asked;

    private int queued;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private long version;

    protected NewsletterIssue() {}

    /**
     * What the officer writes.
     *
     * @param sendOn the day on which it is sent, at nine in the morning; today or earlier means now
     */
    public record Draft(String purpose, Brand brand, LocalText title, LocalText body, LocalDate sendOn)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @throws InvalidValueException NEWSLETTER_REQUIRED, BRAND_REQUIRED, NAME_DA_REQUIRED, NAME_EN_REQUIRED, TEXT_DA_REQUIRED, TEXT_EN_REQUIRED,
     *     TOO_LONG, SEND_REQUIRED
     */
    public static NewsletterIssue schedule(UUID id, Draft draft, UUID by, Instant now) {
        if (draft.purpose() == null || !PURPOSES.contains(draft.purpose())) {
            throw new InvalidValueException("NEWSLETTER_REQUIRED");
        }
        return mail(id, draft, by, now);
    }

    /**
     * The mail that asks to answer a survey: sent, stopped and counted as an issue of a newsletter is.
     *
     * @param body with the way to the survey
     * @throws InvalidValueException as {@link #schedule}
     */
    public static NewsletterIssue invitation(UUID id, Survey.Draft survey, LocalText body, UUID by, Instant now) {
        return mail(id, new Draft(Survey.PURPOSE, survey.brand(), survey.name(), body, survey.sendOn()), by, now);
    }

    private static NewsletterIssue mail(UUID id, Draft draft, UUID by, Instant now) {
        NewsletterIssue issue = new NewsletterIssue();
        issue.id = id;
        issue.purposeCode = draft.purpose();
        issue.brand = Typed.required(draft.brand(), "BRAND_REQUIRED");
        issue.titleDa = Typed.text(draft.title().da(), TITLE_MAX, "NAME_DA_REQUIRED");
        issue.titleEn = Typed.text(draft.title().en(), TITLE_MAX, "NAME_EN_REQUIRED");
        issue.bodyDa = Typed.text(draft.body().da(), BODY_MAX, "TEXT_DA_REQUIRED");
        issue.bodyEn = Typed.text(draft.body().en(), BODY_MAX, "TEXT_EN_REQUIRED");
        LocalDate day = Typed.required(draft.sendOn(), "SEND_REQUIRED");
        issue.sendAt = day.isAfter(LegalTime.dayOf(now))
                ? day.atTime(MORNING).atZone(LegalTime.ZONE).toInstant()
                : now;
        issue.state = State.SCHEDULED;
        issue.createdBy = by;
        issue.createdAt = now;
        return issue;
    }

    public boolean dueAt(Instant now) {
        return (state == State.SCHEDULED || state == State.SENDING) && !sendAt.isAfter(now);
    }

    /**
     * A batch was asked about.
     *
     * @param last the last party of it, or {@code null} where there was none
     * @param many how many were asked about
     * @param mails how many mails were written
     * @param end whether nobody is left
     */
    public void went(UUID last, int many, int mails, boolean end, Instant now) {
        progress = last == null ? progress : last;
        asked += many;
        queued += mails;
        state = end ? State.SENT : State.SENDING;
        finishedAt = end ? now : null;
    }

    /**
     * What has not left yet does not leave.
     *
     * @throws RefusedException STOPPED_ALREADY
     */
    public void stop(Instant now) {
        if (state == State.STOPPED) {
            throw new RefusedException("STOPPED_ALREADY");
        }
        state = State.STOPPED;
        finishedAt = now;
    }

    /** @return whether it asks to answer a survey: sent to customers who have not objected */
    public boolean asks() {
        return purposeCode.equals(Survey.PURPOSE);
    }

    /** @return the consent that is needed to get it */
    public ConsentKey key() {
        return new ConsentKey(purposeCode, MarketingChannel.EMAIL, brand);
    }

    public UUID id() {
        return id;
    }

    public LocalText title() {
        return new LocalText(titleDa, titleEn);
    }

    public LocalText body() {
        return new LocalText(bodyDa, bodyEn);
    }

    public State state() {
        return state;
    }

    public Instant sendAt() {
        return sendAt;
    }

    /** @return the last party that was asked about */
    public Optional<UUID> progress() {
        return Optional.ofNullable(progress);
    }

    public int asked() {
        return asked;
    }

    public int queued() {
        return queued;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
