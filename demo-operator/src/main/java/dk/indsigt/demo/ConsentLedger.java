package dk.indsigt.demo;

import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.notice.ReceiptKind;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes decisions in the order they were made and, at the end, the newest of each key as its state. */
final class ConsentLedger {
    private record Key(UUID partyId, ConsentKey choice) {}

    private record Newest(UUID decisionId, Decision decision, boolean provable, UUID textId, Instant at) {}

    private final World world;
    private final NoticeMaker notices;
    private final AuditTrail audit;
    private final Dice dice;
    private final Map<Key, Newest> newest = new LinkedHashMap<>();

    ConsentLedger(World world, NoticeMaker notices, AuditTrail audit) {
        this.world = world;
        this.notices = notices;
        this.audit = audit;
        dice = world.dice("ledger");
    }

    /** A decision with all that follows one in the portal or at the desk: row, receipt, message, audit entry. */
    void decide(DemoParty party, Brand brand, ReferenceData.Choice choice, Decision decision, Hand hand, Instant at) {
        Language language = party.language();
        String summary = choice.name().in(language) + " – "
                + Texts.text(language, "channel." + choice.channel()) + " – "
                + Texts.text(language, "brand." + brand);
        UUID receipt = notices.receipt(
                party,
                decision.yes() ? ReceiptKind.CONSENT_GIVEN : ReceiptKind.CONSENT_STOPPED,
                hand.through(),
                Facts.of(
                        "purpose", choice.purpose(), "channel", choice.channel(), "brand", brand, "decision", decision),
                summary,
                at);
        UUID text = world.reference().textAt(choice.purpose(), at).orElse(null);
        note(party, key(choice, brand), decision, text, hand, receipt, at);
        audit.add(
                at,
                hand.actor(),
                AuditAction.CONSENT_DECIDED,
                party.id(),
                receipt,
                hand.through().name(),
                decision + " " + choice.purpose() + " " + choice.channel() + " " + brand);
    }

    /** A decision that is a row and nothing more: a no at the first question, a load from an older system, a consequence. */
    void note(DemoParty party, ConsentKey key, Decision decision, UUID textId, Hand hand, UUID receiptId, Instant at) {
        UUID id = dice.id(at);
        boolean provable = provable(decision, textId, hand);
        world.book()
                .add(
                        Table.CONSENT_DECISION,
                        id,
                        party.id(),
                        key.purpose(),
                        key.channel(),
                        key.brand(),
                        decision,
                        textId,
                        textId == null ? null : party.language().code(),
                        hand.through(),
                        hand.evidence(),
                        provable,
                        hand.actor().role(),
                        hand.actor().unit(),
                        hand.actor().accountId(),
                        hand.actor().contactId(),
                        receiptId,
                        at,
                        at);
        Newest before = newest.put(new Key(party.id(), key), new Newest(id, decision, provable, textId, at));
        if (before != null && !before.at().isBefore(at)) {
            throw new IllegalStateException("decisions must come in the order they were made: " + key);
        }
    }

    static ConsentKey key(ReferenceData.Choice choice, Brand brand) {
        return new ConsentKey(choice.purpose(), choice.channel(), brand);
    }

    /** @return what the party has said yes to as things stand */
    List<ConsentKey> given(DemoParty party) {
        List<ConsentKey> keys = new ArrayList<>();
        newest.forEach((key, row) -> {
            if (key.partyId().equals(party.id()) && row.decision().yes()) {
                keys.add(key.choice());
            }
        });
        return keys;
    }

    boolean decided(DemoParty party, ConsentKey key) {
        return newest.containsKey(new Key(party.id(), key));
    }

    /** @return who has given a consent that can be proved, and since when */
    Map<UUID, Instant> standing(String purpose) {
        Map<UUID, Instant> parties = new HashMap<>();
        newest.forEach((key, row) -> {
            if (key.choice().purpose().equals(purpose) && row.decision().yes() && row.provable()) {
                parties.put(key.partyId(), row.at());
            }
        });
        return parties;
    }

    void writeStates() {
        newest.forEach((key, row) -> world.book()
                .add(
                        Table.CONSENT_STATE,
                        dice.id(row.at()),
                        key.partyId(),
                        key.choice().purpose(),
                        key.choice().channel(),
                        key.choice().brand(),
                        row.decisionId(),
                        row.decision(),
                        row.provable(),
                        row.at(),
                        row.textId(),
                        1));
    }

    /** The rule of {@link dk.indsigt.domain.consent.ConsentDecision}: a no always counts, a yes needs text and act. */
    private static boolean provable(Decision decision, UUID textId, Hand hand) {
        if (!decision.yes()) {
            return true;
        }
        return textId != null && hand.through() != AskedThrough.BULK_LOAD && (hand.ownAct() || hand.evidence() != null);
    }
}
