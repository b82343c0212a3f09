package dk.indsigt.domain.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.campaign.Survey.Ask;
import dk.indsigt.domain.campaign.Survey.Draft;
import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SurveyTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate CLOSES = LocalDate.of(2026, 3, 10);
    private static final LocalText TEXT = new LocalText("x", "y");
    private static final LocalText NOTHING = new LocalText(null, null);

    @Test
    @DisplayName("one can answer until the end of the last day in Denmark; PA25: the answers are gone six months later")
    void open() {
        Survey survey = survey(ask(Kind.SCALE, TEXT));
        assertTrue(survey.openAt(Instant.parse("2026-03-10T22:59:59Z")));
        assertFalse(survey.openAt(Instant.parse("2026-03-10T23:00:00Z")));
        assertCode("SURVEY_CLOSED", () -> survey.requireOpen(Instant.parse("2026-03-10T23:00:00Z")));
        assertEquals(LocalDate.of(2026, 9, 10), survey.answersDueOn());
    }

    @Test
    @DisplayName("empty questions are left out and the others counted on; a half one is told by its number")
    void questions() {
        Survey survey = survey(ask(null, NOTHING), ask(null, TEXT), ask(Kind.WORDS, NOTHING), ask(Kind.WORDS, TEXT));
        assertEquals(
                List.of(1, 2),
                survey.questions().stream().map(SurveyQuestion::place).toList());
        assertEquals(
                List.of(Kind.SCALE, Kind.WORDS),
                survey.questions().stream().map(SurveyQuestion::kind).toList());
        assertCode("QUESTION_REQUIRED", () -> survey(ask(Kind.SCALE, NOTHING)));
        PrivacyException half = assertCode(
                "QUESTION_EN_REQUIRED", () -> survey(ask(Kind.SCALE, TEXT), ask(Kind.SCALE, new LocalText("x", null))));
        assertEquals(List.of("2"), half.arguments());
        assertCode("QUESTION_DA_REQUIRED", () -> survey(ask(Kind.SCALE, new LocalText(" ", "y"))));
        assertCode("TOO_LONG", () -> survey(ask(Kind.SCALE, new LocalText("x".repeat(201), "y"))));
    }

    @Test
    @DisplayName("it is sent before it closes, and closes no earlier than today")
    void days() {
        assertCode("CLOSES_PAST", () -> open(TODAY, TODAY.minusDays(1)));
        assertCode("SEND_LATE", () -> open(CLOSES.plusDays(1), CLOSES));
        assertCode("SEND_REQUIRED", () -> open(null, CLOSES));
        assertCode("CLOSES_REQUIRED", () -> open(TODAY, null));
        assertTrue(open(TODAY, TODAY).openAt(NOW));
        assertCode("CLOSES_FAR", () -> open(TODAY, TODAY.plusYears(1).plusDays(1)));
        assertTrue(open(TODAY, TODAY.plusYears(1)).openAt(NOW));
    }

    @Test
    @DisplayName("not every question has to be answered, but one has; scores are from 1 to 5, words have a limit")
    void answers() {
        Survey survey = survey(ask(Kind.SCALE, TEXT), ask(Kind.WORDS, TEXT));
        SurveyResponse scored = answer(survey, "5");
        assertEquals(
                List.of(Optional.of(5)),
                scored.answers().stream().map(SurveyAnswer::score).toList());
        SurveyResponse said = answer(survey, null, " Fint. ");
        assertEquals(
                List.of(Optional.of("Fint.")),
                said.answers().stream().map(SurveyAnswer::words).toList());
        assertEquals(2, said.answers().get(0).place());
        assertCode("ANSWER_REQUIRED", () -> answer(survey, null, "  "));
        assertCode("ANSWER_REQUIRED", () -> answer(survey));
        for (String wrong : List.of("0", "6", "-1", "1.5", "55", "x", "٣")) {
            assertCode("SCORE_FORMAT", () -> answer(survey, wrong));
        }
        answer(survey, null, "x".repeat(Survey.WORDS_MAX));
        assertCode("CARD_NUMBER_IN_TEXT", () -> answer(survey, null, "Mit kort er 4111 1111 1111 1111."));
        assertCode("ANSWER_LONG", () -> answer(survey, null, "x".repeat(Survey.WORDS_MAX + 1)));
    }

    private static SurveyResponse answer(Survey survey, String... typed) {
        return SurveyResponse.answer(
                new UUID(2, 1), survey, new UUID(3, 1), Arrays.asList(typed), AskedThrough.PORTAL, NOW);
    }

    private static Ask ask(Kind kind, LocalText text) {
        return new Ask(kind, text);
    }

    private static Survey survey(Ask... asks) {
        return Survey.open(
                new UUID(1, 1),
                new Draft(Brand.THREE, TEXT, TEXT, List.of(asks), TODAY, CLOSES),
                new UUID(1, 2),
                new UUID(1, 3),
                NOW);
    }

    private static Survey open(LocalDate sendOn, LocalDate closesOn) {
        return Survey.open(
                new UUID(1, 1),
                new Draft(Brand.THREE, TEXT, TEXT, List.of(ask(Kind.SCALE, TEXT)), sendOn, closesOn),
                new UUID(1, 2),
                new UUID(1, 3),
                NOW);
    }

    private static PrivacyException assertCode(String code, Executable work) {
        PrivacyException failure = assertThrows(PrivacyException.class, work);
        assertEquals(code, failure.code());
        return failure;
    }
}
