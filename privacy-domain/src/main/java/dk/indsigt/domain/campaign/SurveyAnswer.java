package dk.indsigt.domain.campaign;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.text.Luhn;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;

/** What somebody answered to one question of a {@link Survey}. */
@Embeddable
public class SurveyAnswer {
    /** Lowest and highest score. */
    public static final int LOWEST = 1;

    public static final int HIGHEST = 5;

    private int place;

    private Integer score;

    @Column(length = 1000)
    private String words;

    protected SurveyAnswer() {}

    /**
     * @param typed a score or words, as the question asks for; {@code null} or blank for no answer
     * @return nothing where it was not answered, which everybody may
     * @throws InvalidValueException SCORE_FORMAT, ANSWER_LONG, with the place; CARD_NUMBER_IN_TEXT (K-02)
     */
    static Optional<SurveyAnswer> to(SurveyQuestion question, String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        SurveyAnswer answer = new SurveyAnswer();
        answer.place = question.place();
        switch (question.kind()) {
            case SCALE -> answer.score = score(question, typed.strip());
            case WORDS -> answer.words = words(question, typed.strip());
        }
        return Optional.of(answer);
    }

    private static Integer score(SurveyQuestion question, String typed) {
        if (!typed.matches("[" + LOWEST + "-" + HIGHEST + "]")) {
            throw new InvalidValueException("SCORE_FORMAT", question.place());
        }
        return Integer.valueOf(typed);
    }

    private static String words(SurveyQuestion question, String typed) {
        if (typed.length() > Survey.WORDS_MAX) {
            throw new InvalidValueException("ANSWER_LONG", question.place(), Survey.WORDS_MAX);
        }
        if (Luhn.holdsCardNumber(typed)) {
            throw new InvalidValueException("CARD_NUMBER_IN_TEXT");
        }
        return typed;
    }

    /** @return of the question */
    public int place() {
        return place;
    }

    public Optional<Integer> score() {
        return Optional.ofNullable(score);
    }

    public Optional<String> words() {
        return Optional.ofNullable(words);
    }
}
