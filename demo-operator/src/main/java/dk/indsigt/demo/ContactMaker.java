package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.ContactDisclosure;
import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.contact.Identification;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.recording.ListeningPurpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes contacts at the desk and what staff looked at in them, as the customer is told under "who has looked". */
final class ContactMaker {
    private static final List<String> CATEGORIES =
            List.of("IDENTITY", "CONTACT", "CUSTOMER", "LINES", "EQUIPMENT", "INVOICES", "PURCHASES", "DIRECTORY");
    private static final List<DisclosureReason> CPR_REASONS =
            List.of(DisclosureReason.IDENTITY_MATCH, DisclosureReason.CONTRACT_CHANGE, DisclosureReason.DEBT_CASE);

    private final World world;
    private final AccountMaker accounts;
    private final AuditTrail audit;
    private final Dice dice;

    ContactMaker(World world, AccountMaker accounts, AuditTrail audit) {
        this.world = world;
        this.accounts = accounts;
        this.audit = audit;
        dice = world.dice("contacts");
    }

    /** A contact in which the caller proved who it is. */
    DemoContact identified(DemoCustomer customer, AskedThrough channel, Reason reason, Instant at) {
        Identification how = channel == AskedThrough.SHOP
                ? Identification.DOCUMENT
                : dice.chance(60) ? Identification.CODE : Identification.MITID;
        String reference = switch (how) {
            case CODE -> null;
            case MITID -> dice.readable(8) + "-" + dice.readable(4);
            case DOCUMENT -> "2" + dice.digits(8);
        };
        Actor actor = opened(customer, channel, reason, at);
        Instant ready = at.plusSeconds(dice.between(40, 150));
        UUID party = customer.party().id();
        if (how == Identification.CODE) {
            audit.add(at.plusSeconds(30), actor, AuditAction.CONTACT_CODE_SENT, party, null, null, null);
        }
        audit.add(ready, actor, AuditAction.CONTACT_IDENTIFIED, party, null, how.name(), null);
        row(customer, actor, channel, reason, at, null, how, ready, reference);
        return new DemoContact(customer, actor, channel, reference == null ? how.name() : how + " " + reference, ready);
    }

    /** A caller who only knew what others may know too, and was told so. */
    void refused(DemoCustomer customer, Instant at) {
        Actor actor = opened(customer, AskedThrough.PHONE, Reason.CUSTOMER_CALLS, at);
        audit.add(
                at.plusSeconds(70),
                actor,
                AuditAction.CONTACT_REFUSED,
                customer.party().id(),
                null,
                "TOLD_IS_NO_PROOF",
                null);
        row(customer, actor, AskedThrough.PHONE, Reason.CUSTOMER_CALLS, at, "NAME,BIRTH_DATE", null, null, null);
    }

    /** Staff look at one to three kinds of data. */
    void look(DemoContact contact) {
        int looks = dice.between(1, 3);
        for (int i = 1; i <= looks; i++) {
            audit.add(
                    contact.readyAt().plusSeconds(25L * i),
                    contact.actor(),
                    AuditAction.DATA_VIEWED,
                    contact.customer().party().id(),
                    null,
                    null,
                    dice.pick(CATEGORIES));
        }
    }

    void uncoverCpr(DemoContact contact) {
        String reason = dice.pick(CPR_REASONS).name();
        UUID person = contact.customer().party().id();
        disclose(contact, ContactDisclosure.Kind.CPR, AuditAction.CPR_UNCOVERED, person, reason, 100);
    }

    void uncoverNumber(DemoContact contact, UUID lineId) {
        String reason = DisclosureReason.FAULT_REPAIR.name();
        disclose(contact, ContactDisclosure.Kind.NUMBER, AuditAction.NUMBER_UNCOVERED, lineId, reason, 110);
    }

    void hear(DemoContact contact, UUID recordingId, ListeningPurpose purpose) {
        disclose(
                contact,
                ContactDisclosure.Kind.RECORDING,
                AuditAction.RECORDING_UNCOVERED,
                recordingId,
                purpose.name(),
                120);
        audit.add(
                contact.readyAt().plusSeconds(130),
                contact.actor(),
                AuditAction.RECORDING_HEARD,
                contact.customer().party().speaker().id(),
                recordingId,
                null,
                null);
    }

    private void disclose(
            DemoContact contact,
            ContactDisclosure.Kind kind,
            AuditAction action,
            UUID objectId,
            String reason,
            int seconds) {
        Instant at = contact.readyAt().plusSeconds(seconds);
        UUID contactId = contact.actor().contactId();
        world.book().add(Table.CONTACT_DISCLOSURE, dice.id(at), contactId, kind, objectId, reason, at, 1);
        audit.add(
                at,
                contact.actor(),
                action,
                contact.customer().party().speaker().id(),
                objectId,
                reason,
                null);
    }

    private Actor opened(DemoCustomer customer, AskedThrough channel, Reason reason, Instant at) {
        Actor actor = dice.pick(accounts.agentsFor(customer, channel)).in(dice.id(at));
        audit.add(
                at,
                actor,
                AuditAction.CONTACT_OPENED,
                customer.party().id(),
                customer.id(),
                reason.name(),
                channel.name());
        return actor;
    }

    private void row(
            DemoCustomer customer,
            Actor actor,
            AskedThrough channel,
            Reason reason,
            Instant at,
            String told,
            Identification how,
            Instant identifiedAt,
            String reference) {
        world.book()
                .add(
                        Table.CONTACT,
                        actor.contactId(),
                        actor.accountId(),
                        actor.unit(),
                        customer.id(),
                        customer.party().id(),
                        channel,
                        reason,
                        null,
                        at,
                        at.plusSeconds(dice.between(300, 1500)),
                        told,
                        how,
                        identifiedAt,
                        reference,
                        1);
    }
}
