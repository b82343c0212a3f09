package dk.indsigt.container;

import dk.indsigt.domain.campaign.Competition.Draft;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.campaign.Survey.Ask;
import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/** What an officer writes: a competition, an issue of a newsletter, a survey. */
public final class Contest {
    private Contest() {}

    /**
     * @param closes in how many days its last day is
     * @param draws in how many days it may be drawn
     */
    public static Draft draft(int closes, int draws) {
        return draft(closes, draws, 15, false);
    }

    /** @return an issue that is due far in the future */
    public static NewsletterIssue.Draft issue() {
        return new NewsletterIssue.Draft(
                "NEWSLETTER_TECH",
                Brand.FLEXII,
                new LocalText("Nyt", "News"),
                new LocalText("Hej", "Hello"),
                LocalDate.of(2099, 1, 1));
    }

    /** @return a survey with two scales and one question for words, which is open for some days; its mail waits */
    public static Survey.Draft survey(Brand brand) {
        LocalDate today = LegalTime.today(Clock.systemUTC());
        return new Survey.Draft(
                brand,
                new LocalText("Hvordan går det?", "How are we doing?"),
                new LocalText("Tre spørgsmål.", "Three questions."),
                List.of(
                        new Ask(Kind.SCALE, new LocalText("Dækning?", "Coverage?")),
                        new Ask(Kind.SCALE, new LocalText("Hjælp?", "Help?")),
                        new Ask(Kind.WORDS, new LocalText("Hvad mangler?", "What is missing?"))),
                today.plusDays(2),
                today.plusDays(3));
    }

    public static Draft draft(int closes, int draws, int age, boolean phone) {
        LocalDate today = LegalTime.today(Clock.systemUTC());
        return new Draft(
                Brand.THREE,
                new LocalText("Vind en telefon", "Win a phone"),
                new LocalText("Én deltagelse pr. person.", "One entry a person."),
                new LocalText("En ny telefon", "A new phone"),
                age,
                phone,
                today.plusDays(closes),
                today.plusDays(draws));
    }
}
