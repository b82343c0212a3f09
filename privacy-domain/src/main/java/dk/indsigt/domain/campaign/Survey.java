package dk.indsigt.domain.campaign;

import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A survey (P-3.6.5): a few questions that can be answered until the end of its last day. It holds no list of whom it is sent to: that is found out
 * when the mail that asks is sent. Answers are deleted six months after the last day (PA25).
 */
@Entity
@Table(name = "survey")
public class Survey {
    /** The purpose whose objections are heeded. */
    public static final String PURPOSE = "SURVEY";

    /** Most questions. */
    public static final int QUESTIONS = 5;

    /** Longest name, introduction, question and answer in words, in characters. */
    public static final int NAME_MAX = 120;

    public static final int INTRO_MAX = 1_500;
    public static final int QUESTION_MAX = 200;
    public static final int WORDS_MAX = 1_000;

    /** How long answers are kept after the last day (PA25). */
    private static final Period KEPT = Period.ofMonths(6);

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(name = "name_da", length = 120)
    private String nameDa;

    @Column(name = "name_en", length = 120)
    private String nameEn;

    @Column(name = "intro_da", length = 1500)
    private String introDa;

    @Column(name = "intro_en", length = 1500)
    private String introEn;

    @Column(name = "closes_on")
    private LocalDate closesOn;

    @Column(name = "issue_id")
    private UUID issueId;

    @Column(name = "created_by")
    private UUID createdBy;

    @Column(name = "created_at")
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "survey_question", joinColumns = @JoinColumn(name = "survey_id"))
    @OrderBy("place")
    private List<SurveyQuestion> questions;

    @Version
    private long version;

    protected Survey() {}

    /** A question as it is typed; one with neither text is none. */
    public record Ask(Kind kind, LocalText text) implements Serializable {
        private static final long serialVersionUID = 1L;

        boolean empty() {
            return text.da() == null && text.en() == null;
        }
    }

    /**
     * What the officer writes.
     *
     * @param asks at most {@link #QUESTIONS}
     * @param sendOn the day on which the mail that asks is sent
     * @param closesOn last day on which one can answer
     */
    public record Draft(
            Brand brand, LocalText name, LocalText intro, List<Ask> asks, LocalDate sendOn, LocalDate closesOn)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param issueId the mail that asks
     * @throws InvalidValueException BRAND_REQUIRED, NAME_DA_REQUIRED, NAME_EN_REQUIRED, TEXT_DA_REQUIRED, TEXT_EN_REQUIRED, TOO_LONG,
     *     QUESTION_REQUIRED, QUESTION_DA_REQUIRED, QUESTION_EN_REQUIRED, SEND_REQUIRED, CLOSES_REQUIRED, CLOSES_PAST, CLOSES_FAR,
     *     SEND_LATE
     */
    public static Survey open(UUID id, Draft draft, UUID issueId, UUID by, Instant now) {
        Survey survey = new Survey();
        survey.id = id;
        survey.brand = Typed.required(draft.brand(), "BRAND_REQUIRED");
        survey.nameDa = Typed.text(draft.name().da(), NAME_MAX, "NAME_DA_REQUIRED");
        survey.nameEn = Typed.text(draft.name().en(), NAME_MAX, "NAME_EN_REQUIRED");
        survey.introDa = Typed.text(draft.intro().da(), INTRO_MAX, "TEXT_DA_REQUIRED");
        survey.introEn = Typed.text(draft.intro().en(), INTRO_MAX, "TEXT_EN_REQUIRED");
        survey.questions = questions(draft.asks());
        LocalDate sendOn = Typed.required(draft.sendOn(), "SEND_REQUIRED");
        survey.closesOn = LastDay.of(draft.closesOn(), now);
        if (sendOn.isAfter(survey.closesOn)) {
            throw new InvalidValueException("SEND_LATE");
        }
        survey.issueId = issueId;
        survey.createdBy = by;
        survey.createdAt = now;
        return survey;
    }

    private static List<SurveyQuestion> questions(List<Ask> asks) {
        List<SurveyQuestion> questions = new ArrayList<>();
        for (int at = 0; at < asks.size(); at++) {
            Ask ask = asks.get(at);
            if (!ask.empty()) {
                questions.add(new SurveyQuestion(
                        questions.size() + 1,
                        ask.kind() == null ? Kind.SCALE : ask.kind(),
                        written(ask.text().da(), "QUESTION_DA_REQUIRED", at),
                        written(ask.text().en(), "QUESTION_EN_REQUIRED", at)));
            }
        }
        if (questions.isEmpty()) {
            throw new InvalidValueException("QUESTION_REQUIRED", 1);
        }
        return questions;
    }

    private static String written(String typed, String missing, int at) {
        if (typed == null || typed.isBlank()) {
            throw new InvalidValueException(missing, at + 1);
        }
        return Typed.text(typed, QUESTION_MAX, missing);
    }

    /** @throws RefusedException SURVEY_CLOSED */
    public void requireOpen(Instant now) {
        if (!openAt(now)) {
            throw new RefusedException("SURVEY_CLOSED");
        }
    }

    public boolean openAt(Instant now) {
        return !LegalTime.dayOf(now).isAfter(closesOn);
    }

    /** @return the first day on which answers have to be gone */
    public LocalDate answersDueOn() {
        return LegalTime.end(closesOn, KEPT);
    }

    /** @return by what people are asked, and object to being asked */
    public ConsentKey key() {
        return new ConsentKey(PURPOSE, MarketingChannel.EMAIL, brand);
    }

    public UUID id() {
        return id;
    }

    public Brand brand() {
        return brand;
    }

    public LocalText name() {
        return new LocalText(nameDa, nameEn);
    }

    public LocalText intro() {
        return new LocalText(introDa, introEn);
    }

    public LocalDate closesOn() {
        return closesOn;
    }

    /** @return the mail that asks */
    public UUID issueId() {
        return issueId;
    }

    /** @return in their order */
    public List<SurveyQuestion> questions() {
        return List.copyOf(questions);
    }
}
