package dk.indsigt.domain.campaign;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Somebody answered a {@link Survey}, once. */
@Entity
@Table(name = "survey_response")
public class SurveyResponse {
    @Id
    private UUID id;

    @Column(name = "survey_id")
    private UUID surveyId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    @ElementCollection
    @CollectionTable(name = "survey_answer", joinColumns = @JoinColumn(name = "response_id"))
    @OrderBy("place")
    private List<SurveyAnswer> answers;

    @Version
    private long version;

    protected SurveyResponse() {}

    /**
     * @param typed answers in the order of the questions; one that is missing or blank is not answered
     * @throws InvalidValueException ANSWER_REQUIRED where none is answered, SCORE_FORMAT, ANSWER_LONG, CARD_NUMBER_IN_TEXT
     */
    public static SurveyResponse answer(
            UUID id, Survey survey, UUID partyId, List<String> typed, AskedThrough through, Instant now) {
        SurveyResponse response = new SurveyResponse();
        response.id = id;
        response.surveyId = survey.id();
        response.partyId = partyId;
        response.answeredAt = now;
        response.askedThrough = through;
        response.deleteDueOn = survey.answersDueOn();
        response.answers = new ArrayList<>();
        for (SurveyQuestion question : survey.questions()) {
            int at = question.place() - 1;
            SurveyAnswer.to(question, at < typed.size() ? typed.get(at) : null).ifPresent(response.answers::add);
        }
        if (response.answers.isEmpty()) {
            throw new InvalidValueException("ANSWER_REQUIRED", 1);
        }
        return response;
    }

    public UUID id() {
        return id;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    /** @return in the order of the questions */
    public List<SurveyAnswer> answers() {
        return List.copyOf(answers);
    }
}
