package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.campaign.CallbackWindow;
import dk.indsigt.domain.campaign.CallbackWindow.Part;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Draw;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.Survey;
import dk.indsigt.domain.campaign.SurveyQuestion.Kind;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Makes a competition that is open, one that can be drawn, people who wait for a call, a newsletter that waits for its day, and surveys that are
 * open.
 */
final class CampaignMaker {
    private static final int ENTRANTS = 12;
    private static final int RESPONDENTS = 9;
    private static final List<String> SAID = List.of(
            "Kortere ventetid, når man ringer.",
            "Bedre dækning i sommerhuset.",
            "Det er fint, som det er.",
            "Regninger, der er til at forstå.");

    private final World world;
    private final Dice dice;
    private final Actor olga;

    CampaignMaker(Workshop shop) {
        world = shop.world();
        dice = world.dice("campaigns");
        olga = shop.accounts().officers().get(0);
    }

    void make() {
        for (Brand brand : Brand.values()) {
            competition(brand, "Vind en telefon", "Win a phone", "En ny telefon", "A new phone", 14);
        }
        competition(
                Brand.OISTER, "Vind to biografbilletter", "Win two cinema tickets", "To billetter", "Two tickets", -2);
        callback("karla", Topic.INVOICE, new CallbackWindow(world.today(), Part.MORNING));
        callback("susanne", Topic.COVERAGE, new CallbackWindow(world.today(), Part.EVENING));
        callback("jens", Topic.SUBSCRIPTION, new CallbackWindow(world.today().plusDays(2), Part.AFTERNOON));
        newsletter();
        for (Brand brand : Brand.values()) {
            survey(brand);
        }
    }

    /** @param last in how many days the last day is; past, it is closed and can be drawn */
    private void competition(Brand brand, String nameDa, String nameEn, String prizeDa, String prizeEn, int last) {
        LocalDate closes = world.today().plusDays(last);
        Instant created = dice.workingHour(world.today().minusDays(12));
        UUID id = dice.id(created);
        List<DemoCustomer> entrants = people(brand).limit(ENTRANTS).toList();
        List<UUID> entries = new ArrayList<>();
        for (DemoCustomer entrant : entrants) {
            entries.add(enter(id, entrant, created.plus(Duration.ofHours(20 + entries.size()))));
        }
        boolean closed = last < 0;
        byte[] seed = HexFormat.of().parseHex(dice.digits(2 * Draw.seedBytes()));
        world.book()
                .add(
                        Table.COMPETITION,
                        id,
                        brand,
                        nameDa,
                        nameEn,
                        "Alle, der er fyldt 15 år, kan være med én gang. Vinderen trækkes blandt alle deltagelser.",
                        "Everybody who is 15 can take part once. The winner is drawn among all entries.",
                        prizeDa,
                        prizeEn,
                        15,
                        false,
                        closes,
                        closes.plusDays(1),
                        closed ? Competition.State.CLOSED : Competition.State.OPEN,
                        olga.accountId(),
                        created,
                        closed ? Dice.startOf(closes.plusDays(1)) : null,
                        closed ? entries.size() : null,
                        closed ? Draw.listHash(entries) : null,
                        closed ? Draw.commitment(seed) : null,
                        closed ? HexFormat.of().formatHex(seed) : null,
                        0,
                        null,
                        1);
    }

    /** @return active people of a brand whom no story of the demo is about */
    private Stream<DemoCustomer> people(Brand brand) {
        return world.customers().stream()
                .filter(customer -> customer.active()
                        && customer.brand() == brand
                        && customer.party() instanceof DemoPerson
                        && !world.inCast(customer));
    }

    private UUID enter(UUID competition, DemoCustomer entrant, Instant at) {
        UUID id = dice.id(at);
        world.book()
                .add(
                        Table.COMPETITION_ENTRY,
                        id,
                        competition,
                        entrant.party().id(),
                        at,
                        AskedThrough.PORTAL,
                        text("COMPETITION", at),
                        "da",
                        1);
        return id;
    }

    private void callback(String username, Topic topic, CallbackWindow window) {
        DemoCustomer customer = world.cast(username);
        Instant at = dice.workingHour(world.yesterday());
        world.book()
                .add(
                        Table.CALLBACK_REQUEST,
                        dice.id(at),
                        customer.party().id(),
                        "+45" + dice.pick(List.of("20", "22", "25")) + dice.digits(6),
                        topic,
                        window.begins(),
                        window.ends(),
                        at,
                        AskedThrough.PORTAL,
                        text("CALLBACK", at),
                        "da",
                        CallbackRequest.State.WAITING,
                        0,
                        1);
    }

    private void newsletter() {
        mail(
                dice.workingHour(world.yesterday()),
                "NEWSLETTER_TECH",
                Brand.FLEXII,
                "Nyt om nettet",
                "News about the network",
                "Vi har flere master i gang. Her er, hvad du mærker.",
                "We have more masts at work. Here is what you notice.");
    }

    /** A survey that is open: its mail waits for its day, and some have found it before. */
    private void survey(Brand brand) {
        Instant at = dice.workingHour(world.today().minusDays(4));
        LocalDate closes = world.today().plusDays(21);
        UUID id = dice.id(at);
        String nameDa = "Hvordan går det?";
        String nameEn = "How are we doing?";
        String introDa = "Tre spørgsmål om dækning og kundeservice. Det tager et minut.";
        String introEn = "Three questions about coverage and customer service. It takes a minute.";
        UUID issue = mail(at, Survey.PURPOSE, brand, nameDa, nameEn, introDa, introEn);
        world.book()
                .add(Table.SURVEY, id, brand, nameDa, nameEn, introDa, introEn, closes, issue, olga.accountId(), at, 1);
        question(id, 1, Kind.SCALE, "Hvor god er dækningen hos dig?", "How good is the coverage where you are?");
        question(id, 2, Kind.SCALE, "Hvor god hjælp fik du sidst?", "How well were you helped the last time?");
        question(id, 3, Kind.WORDS, "Hvad skal vi gøre bedre?", "What should we do better?");
        people(brand)
                .limit(RESPONDENTS)
                .forEach(customer ->
                        respond(id, customer, at.plus(Duration.ofHours(dice.between(5, 60))), closes.plusMonths(6)));
    }

    private void question(UUID survey, int place, Kind kind, String da, String en) {
        world.book().add(Table.SURVEY_QUESTION, survey, place, kind, da, en);
    }

    private void respond(UUID survey, DemoCustomer customer, Instant at, LocalDate due) {
        UUID id = dice.id(at);
        world.book().add(Table.SURVEY_RESPONSE, id, survey, customer.party().id(), at, AskedThrough.PORTAL, due, 1);
        world.book().add(Table.SURVEY_ANSWER, id, 1, dice.between(2, 5), null);
        world.book().add(Table.SURVEY_ANSWER, id, 2, dice.between(1, 5), null);
        if (dice.between(0, 1) == 1) {
            world.book().add(Table.SURVEY_ANSWER, id, 3, null, dice.pick(SAID));
        }
    }

    /** A mail that waits for its day. */
    private UUID mail(
            Instant at, String purpose, Brand brand, String titleDa, String titleEn, String bodyDa, String bodyEn) {
        UUID id = dice.id(at);
        world.book()
                .add(
                        Table.NEWSLETTER_ISSUE,
                        id,
                        purpose,
                        brand,
                        titleDa,
                        titleEn,
                        bodyDa,
                        bodyEn,
                        NewsletterIssue.State.SCHEDULED,
                        Dice.startOf(world.today().plusDays(7)).plus(Duration.ofHours(9)),
                        olga.accountId(),
                        at,
                        0,
                        0,
                        1);
        return id;
    }

    private UUID text(String purpose, Instant at) {
        return world.reference().textAt(purpose, at).orElseThrow();
    }
}
