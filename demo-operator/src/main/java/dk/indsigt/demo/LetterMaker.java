package dk.indsigt.demo;

import dk.indsigt.domain.notice.Message;
import dk.indsigt.domain.text.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Makes what everybody gets: a welcome, word of a new policy, a goodbye. */
final class LetterMaker {
    private static final int POLICY_DAYS_AGO = 150;

    private final World world;
    private final NoticeMaker notices;
    private final LocalDate policyDay;
    private final Instant policyAt;

    LetterMaker(World world, NoticeMaker notices) {
        this.world = world;
        this.notices = notices;
        policyDay = world.today().minusDays(POLICY_DAYS_AGO);
        policyAt = world.dice("letters").workingHour(policyDay);
    }

    void write(DemoCustomer customer) {
        DemoParty party = customer.party();
        Language language = party.language();
        String brand = Texts.text(language, "brand." + customer.brand());
        Instant welcomed = Dice.startOf(customer.since()).plus(Duration.ofHours(19));
        notices.message(
                party,
                Message.Way.INBOX,
                Texts.text(language, "welcome.subject", brand),
                Texts.text(language, "welcome.body", brand, party.name()),
                null,
                welcomed);
        if (customer.since().isBefore(policyDay)
                && customer.lastDay(world.today()).isAfter(policyDay)) {
            notices.message(
                    party,
                    Message.Way.INBOX,
                    Texts.text(language, "policy.subject"),
                    Texts.text(language, "policy.body", Texts.day(language, policyDay)),
                    null,
                    policyAt);
        }
        if (!customer.active()) {
            notices.message(
                    party,
                    Message.Way.LETTER,
                    Texts.text(language, "ended.subject"),
                    Texts.text(language, "ended.body", Texts.day(language, customer.endedOn()), brand),
                    null,
                    Dice.startOf(customer.endedOn()).plus(Duration.ofHours(10)));
        }
    }
}
