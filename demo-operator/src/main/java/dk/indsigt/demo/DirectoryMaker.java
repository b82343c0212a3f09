package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.time.LegalTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the directory choices of a line: one with the contract, sometimes another later (P-7.2, K-18). */
final class DirectoryMaker {
    /** How a line stands now, and since when. */
    record Standing(Listing listing, Instant since) {}

    /** Most are listed. */
    private static final List<Listing> AT_CONTRACT = List.of(
            Listing.LISTED,
            Listing.LISTED,
            Listing.LISTED,
            Listing.LISTED,
            Listing.LISTED,
            Listing.ADDRESS_OMITTED,
            Listing.UNLISTED,
            Listing.UNLISTED,
            Listing.SECRET);

    private static final int CHANGE_PERCENT = 22;

    private final World world;
    private final AccountMaker accounts;
    private final ContactMaker contacts;
    private final NoticeMaker notices;
    private final AuditTrail audit;
    private final Dice dice;

    DirectoryMaker(World world, AccountMaker accounts, ContactMaker contacts, NoticeMaker notices, AuditTrail audit) {
        this.world = world;
        this.accounts = accounts;
        this.contacts = contacts;
        this.notices = notices;
        this.audit = audit;
        dice = world.dice("directory");
    }

    Standing choose(DemoCustomer customer, UUID lineId, Instant activated) {
        boolean guarded = customer.party().addressProtected();
        Listing first = dice.pick(AT_CONTRACT);
        row(customer, lineId, first, atContract(customer), null, activated);
        LocalDate from = LegalTime.dayOf(activated).plusDays(1);
        LocalDate last = customer.lastDay(world.yesterday()).minusDays(1);
        if (guarded && first != Listing.SECRET) {
            Instant at = dice.moment(dice.day(from, from.plusDays(20).isBefore(last) ? from.plusDays(20) : last), 5, 6);
            row(customer, lineId, Listing.SECRET, Hand.protection(), null, at);
            return new Standing(Listing.SECRET, at);
        }
        if (!guarded && from.isBefore(last) && dice.chance(CHANGE_PERCENT)) {
            return change(customer, lineId, first, dice.workingHour(dice.day(from, last)));
        }
        return new Standing(first, activated);
    }

    private Standing change(DemoCustomer customer, UUID lineId, Listing first, Instant at) {
        Listing next = dice.pick(Arrays.stream(Listing.values())
                .filter(listing -> listing != first)
                .toList());
        Optional<Actor> account = world.accountOf(customer.party());
        Hand hand;
        Instant done = at;
        if (account.isPresent() && dice.chance(70)) {
            hand = Hand.portal(account.get());
        } else {
            DemoContact contact = contacts.identified(customer, AskedThrough.PHONE, Reason.CUSTOMER_CALLS, at);
            hand = contact.hand();
            done = contact.readyAt().plusSeconds(dice.between(20, 120));
        }
        UUID receipt = notices.receipt(
                customer.party(),
                ReceiptKind.DIRECTORY_CHOICE,
                hand.through(),
                Facts.of("listing", next, "lines", 1),
                Texts.text(customer.party().language(), "listing." + next),
                done);
        row(customer, lineId, next, hand, receipt, done);
        audit.add(
                done,
                hand.actor(),
                AuditAction.DIRECTORY_CHANGED,
                customer.party().id(),
                receipt,
                hand.through().name(),
                next + " lines 1");
        return new Standing(next, done);
    }

    /** Half signed in a shop or on the telephone, half ordered on the web. */
    private Hand atContract(DemoCustomer customer) {
        if (dice.chance(50)) {
            return new Hand(AskedThrough.CONTRACT, dice.pick(accounts.agents()), null);
        }
        UUID person = customer.party().speaker().id();
        return new Hand(AskedThrough.CONTRACT, new Actor(null, Role.CUSTOMER, null, person, null), null);
    }

    private void row(DemoCustomer customer, UUID lineId, Listing listing, Hand hand, UUID receipt, Instant at) {
        world.book()
                .add(
                        Table.DIRECTORY_CHOICE,
                        dice.id(at),
                        lineId,
                        customer.party().id(),
                        listing,
                        hand.through(),
                        hand.evidence(),
                        hand.actor().role(),
                        hand.actor().unit(),
                        hand.actor().accountId(),
                        hand.actor().contactId(),
                        receipt,
                        at);
    }
}
