package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.campaign.CallbackRequest;
import dk.indsigt.domain.campaign.CallbackRequest.Topic;
import dk.indsigt.domain.campaign.CallbackWindow;
import dk.indsigt.domain.campaign.CallbackWindow.Part;
import dk.indsigt.domain.campaign.Competition;
import dk.indsigt.domain.campaign.Draw;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Makes a competition that is open, one that can be drawn, people who wait for a call, and a newsletter that waits for its day. */
final class CampaignMaker {
    private static final int ENTRANTS = 12;

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
    }

    /** @param last in how many days the last day is; past, it is closed and can be drawn */
    private void competition(Brand brand, String nameDa, String nameEn, String prizeDa, String prizeEn, int last) {
        LocalDate closes = world.today().plusDays(last);
        Instant created = dice.workingHour(world.today().minusDays(12));
        UUID id = dice.id(created);
        List<DemoCustomer> entrants = world.customers().stream()
                .filter(customer -> customer.active()
                        && customer.brand() == brand
                        && customer.party() instanceof DemoPerson
                        && !world.inCast(customer))
                .limit(ENTRANTS)
                .toList();
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
                        1);
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
        Instant at = dice.workingHour(world.yesterday());
        world.book()
                .add(
                        Table.NEWSLETTER_ISSUE,
                        dice.id(at),
                        "NEWSLETTER_TECH",
                        Brand.FLEXII,
                        "Nyt om nettet",
                        "News about the network",
                        "Vi har flere master i gang. Her er, hvad du mærker.",
                        "We have more masts at work. Here is what you notice.",
                        NewsletterIssue.State.SCHEDULED,
                        Dice.startOf(world.today().plusDays(7)).plus(Duration.ofHours(9)),
                        olga.accountId(),
                        at,
                        0,
                        0,
                        1);
    }

    private UUID text(String purpose, Instant at) {
        return world.reference().textAt(purpose, at).orElseThrow();
    }
}
