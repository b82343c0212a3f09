package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentPurpose.Audience;
import dk.indsigt.domain.consent.ConsentPurpose.Kind;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes what customers decided over the years: given, withdrawn, given again, refused, objected to (P-8, K-11). */
final class ConsentMaker {
    private static final List<List<Decision>> OPT_IN = List.of(
            List.of(Decision.GIVEN),
            List.of(Decision.GIVEN),
            List.of(Decision.GIVEN, Decision.WITHDRAWN),
            List.of(Decision.GIVEN, Decision.WITHDRAWN, Decision.GIVEN),
            List.of(Decision.REFUSED),
            List.of(Decision.REFUSED, Decision.GIVEN));
    private static final List<List<Decision>> OPT_OUT =
            List.of(List.of(Decision.OBJECTED), List.of(Decision.OBJECTED, Decision.GIVEN));

    /** Who decided before this day and had no account may have come over with the old system. */
    private static final LocalDate OLD_SYSTEM = LocalDate.of(2023, 1, 1);

    private final World world;
    private final ConsentLedger ledger;
    private final ContactMaker contacts;
    private final NoticeMaker notices;
    private final AuditTrail audit;
    private final Dice dice;

    ConsentMaker(World world, ConsentLedger ledger, ContactMaker contacts, NoticeMaker notices, AuditTrail audit) {
        this.world = world;
        this.ledger = ledger;
        this.contacts = contacts;
        this.notices = notices;
        this.audit = audit;
        dice = world.dice("consents");
    }

    /** Some choices by chance, up to the given day. */
    void some(DemoCustomer customer, int count, LocalDate last) {
        List<ReferenceData.Choice> open = new ArrayList<>(world.reference().choices().stream()
                .filter(choice -> choice.audience() != Audience.PERSON || customer.party() instanceof DemoPerson)
                .filter(choice -> !choice.purpose().equals("LOCATION_VAS"))
                .toList());
        for (int i = 0; i < count; i++) {
            ReferenceData.Choice choice = open.remove(dice.between(0, open.size() - 1));
            history(customer, choice, dice.pick(choice.kind() == Kind.OPT_OUT ? OPT_OUT : OPT_IN), last);
        }
    }

    /** A yes from the old system: nobody knows the text that was shown, so it counts for nothing (EU-C61-19-ORANGE). */
    void loaded(DemoCustomer customer, ReferenceData.Choice choice) {
        Instant at = customer.party().createdAt().plus(Duration.ofHours(dice.between(1, 48)));
        if (customer.since().isBefore(OLD_SYSTEM)
                && !ledger.decided(customer.party(), ConsentLedger.key(choice, customer.brand()))) {
            ledger.note(
                    customer.party(),
                    ConsentLedger.key(choice, customer.brand()),
                    Decision.GIVEN,
                    null,
                    Hand.bulkLoad(),
                    null,
                    at);
        }
    }

    /** Decisions about one choice, in order, spread over the time in which there was a text to show. */
    void history(DemoCustomer customer, ReferenceData.Choice choice, List<Decision> decisions, LocalDate last) {
        Optional<Instant> text = world.reference().firstText(choice.purpose(), Dice.startOf(last));
        if (text.isEmpty() || ledger.decided(customer.party(), ConsentLedger.key(choice, customer.brand()))) {
            return;
        }
        LocalDate first = later(
                        LegalTime.dayOf(text.get()),
                        LegalTime.dayOf(customer.party().createdAt()))
                .plusDays(1);
        List<LocalDate> days = dice.days(first, last, decisions.size());
        for (int i = 0; i < days.size(); i++) {
            once(customer, choice, decisions.get(i), days.get(i));
        }
    }

    /** One decision, in the portal where there is an account, else by telephone or in a shop. */
    void once(DemoCustomer customer, ReferenceData.Choice choice, Decision decision, LocalDate day) {
        Optional<Actor> account = world.accountOf(customer.party());
        if (account.isPresent() && dice.chance(80)) {
            inPortal(customer, choice, decision, dice.moment(day, 7, 22));
        } else {
            atDesk(customer, choice, decision, dice.chance(60) ? AskedThrough.PHONE : AskedThrough.SHOP, day);
        }
    }

    void inPortal(DemoCustomer customer, ReferenceData.Choice choice, Decision decision, Instant at) {
        Hand hand = Hand.portal(world.accountOf(customer.party()).orElseThrow());
        if (decision == Decision.REFUSED) {
            UUID text = world.reference().textAt(choice.purpose(), at).orElse(null);
            ledger.note(customer.party(), ConsentLedger.key(choice, customer.brand()), decision, text, hand, null, at);
        } else {
            ledger.decide(customer.party(), customer.brand(), choice, decision, hand, at);
        }
    }

    void atDesk(
            DemoCustomer customer,
            ReferenceData.Choice choice,
            Decision decision,
            AskedThrough channel,
            LocalDate day) {
        Reason reason = channel == AskedThrough.SHOP ? Reason.CUSTOMER_IN_SHOP : Reason.CUSTOMER_CALLS;
        DemoContact contact = contacts.identified(customer, channel, reason, dice.workingHour(day));
        ledger.decide(
                customer.party(),
                customer.brand(),
                choice,
                decision,
                contact.hand(evidence(channel, decision)),
                contact.readyAt().plusSeconds(dice.between(30, 140)));
    }

    /** An objection to direct marketing: a row, and a no for each marketing yes that stood (K-11). */
    void objection(DemoCustomer customer, LocalDate day, LocalDate endedOn) {
        DemoParty party = customer.party();
        Optional<Actor> account = world.accountOf(party);
        Instant at = dice.workingHour(day);
        Hand hand;
        if (account.isPresent()) {
            hand = Hand.portal(account.get());
        } else {
            DemoContact contact = contacts.identified(customer, AskedThrough.PHONE, Reason.PRIVACY_REQUEST, at);
            hand = contact.hand();
            at = contact.readyAt().plusSeconds(dice.between(30, 140));
        }
        UUID receipt = notices.receipt(party, ReceiptKind.MARKETING_OBJECTION, hand.through(), "{}", "", at);
        Instant stopped = at;
        Hand by = hand;
        ledger.given(party).stream()
                .filter(key ->
                        world.reference().choice(key.purpose(), key.channel()).marketing())
                .forEach(key -> ledger.note(party, key, Decision.OBJECTED, null, by, receipt, stopped));
        audit.add(
                at,
                hand.actor(),
                AuditAction.MARKETING_OBJECTED,
                party.id(),
                receipt,
                hand.through().name(),
                null);
        Instant ended = endedOn == null ? null : dice.workingHour(endedOn);
        world.book()
                .add(
                        Table.MARKETING_OBJECTION,
                        dice.id(at),
                        party.id(),
                        at,
                        hand.through(),
                        hand.evidence(),
                        hand.actor().contactId(),
                        receipt,
                        ended,
                        1);
        if (ended != null) {
            changedMind(customer, ended);
        }
    }

    /** A new yes in the portal ends the objection; what runs without a yes stays stopped. */
    private void changedMind(DemoCustomer customer, Instant at) {
        Hand hand = Hand.portal(world.accountOf(customer.party()).orElseThrow());
        world.reference().choices().stream()
                .filter(choice -> choice.marketing() && choice.kind() == Kind.OPT_OUT)
                .map(choice -> ConsentLedger.key(choice, customer.brand()))
                .filter(key -> !ledger.decided(customer.party(), key))
                .forEach(key -> ledger.note(customer.party(), key, Decision.OBJECTED, null, hand, null, at));
        ReferenceData.Choice news = world.reference().choice("NEWSLETTER_NEWS", MarketingChannel.EMAIL);
        ledger.decide(customer.party(), customer.brand(), news, Decision.GIVEN, hand, at);
    }

    private String evidence(AskedThrough channel, Decision decision) {
        if (channel == AskedThrough.SHOP) {
            return Texts.text(Language.DA, "evidence.shop", dice.digits(5));
        }
        return Texts.text(Language.DA, decision.yes() ? "evidence.spoken" : "evidence.stopped");
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
