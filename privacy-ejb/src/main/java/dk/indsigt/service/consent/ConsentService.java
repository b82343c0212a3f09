package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.MarketingObjection;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.notice.Receipt;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.text.Luhn;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.consent.ConsentLedger.Shown;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.retention.Stops;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Gives, withdraws and objects; every step is a row of the ledger, a projection, a receipt and an audit entry in one transaction. */
@Stateless
@RolesAllowed({"CUSTOMER", "AGENT", "OFFICER"})
public class ConsentService {
    private static final int EVIDENCE_MAX = 300;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Access access;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private Suppressions suppressions;

    @Inject
    private Permissions permissions;

    @Inject
    private RobinsonLists robinson;

    @Inject
    private Stops stops;

    @Inject
    private Clock clock;

    /**
     * One choice as it stands.
     *
     * @param allowed whether the purpose is pursued now
     * @param decision newest decision, or {@code null} for never asked
     * @param since when it was made, or {@code null}
     * @param through how it was given, or {@code null}
     * @param textNumber version of the text that was shown, or {@code null}
     * @param provable false where a yes cannot be proved and therefore counts for nothing
     * @param asksAgain whether there is a yes, and the text has changed so much since that it counts for nothing
     */
    public record Choice(
            ConsentKey key,
            boolean allowed,
            Decision decision,
            Instant since,
            AskedThrough through,
            Integer textNumber,
            boolean provable,
            boolean asksAgain) {}

    /** All choices of one purpose. */
    public record PurposeChoices(ConsentPurpose purpose, List<Choice> choices) {}

    /**
     * Everything the consent page tells.
     *
     * @param objectedAt when direct marketing was objected to, or {@code null}
     */
    public record Overview(List<PurposeChoices> purposes, List<Brand> brands, Instant objectedAt) {}

    /**
     * One decision in the history, with the text as it was.
     *
     * @param proof what a system that was there shows, or {@code null}
     * @param validUntil when a yes ends by itself, or {@code null}
     */
    public record Past(
            UUID id,
            ConsentKey key,
            LocalText purpose,
            Decision decision,
            Instant at,
            AskedThrough through,
            Role actorRole,
            String actorUnit,
            boolean provable,
            Integer textNumber,
            Language language,
            LocalText text,
            ActProof proof,
            Instant validUntil) {
        static Past of(ConsentDecision row, ConsentText text, LocalText purpose) {
            return new Past(
                    row.id(),
                    row.key(),
                    purpose,
                    row.decision(),
                    row.decidedAt(),
                    row.askedThrough(),
                    row.actorRole(),
                    row.actorUnit().orElse(null),
                    row.provable(),
                    text == null ? null : text.number(),
                    row.language().orElse(null),
                    text == null ? null : text.text(),
                    row.proof().orElse(null),
                    row.validUntil().orElse(null));
        }
    }

    public Overview overview(Actor actor, UUID partyId) {
        Subject subject = access.toSeeFully(actor, partyId);
        Map<ConsentKey, Object[]> states = states(partyId);
        Optional<MarketingObjection> objection = ledger.objection(partyId);
        List<Brand> brands = ledger.brands(partyId);
        Quiet quiet = quiet(subject.party());
        List<PurposeChoices> purposes = register.purposes().stream()
                .filter(purpose -> purpose.inPortal()
                        && purpose.audience().includes(subject.party().person()))
                .map(purpose ->
                        new PurposeChoices(purpose, choices(purpose, brands, states, objection.isPresent(), quiet)))
                .toList();
        return new Overview(
                purposes, brands, objection.map(MarketingObjection::objectedAt).orElse(null));
    }

    /** @return the text that is to be shown before a decision now */
    public ConsentText currentText(Actor actor, UUID partyId, String purposeCode) {
        access.toSeeFully(actor, partyId);
        purposeInPortal(purposeCode);
        return ledger.textNow(purposeCode);
    }

    /** @return the choice of one key as it stands */
    public Choice choice(Actor actor, UUID partyId, ConsentKey key) {
        return overview(actor, partyId).purposes().stream()
                .flatMap(purpose -> purpose.choices().stream())
                .filter(choice -> choice.key().equals(key))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** @return decisions of one purpose, or of all when {@code purposeCode} is {@code null}; newest first */
    public List<Past> history(Actor actor, UUID partyId, String purposeCode, int first, int size) {
        access.toSeeFully(actor, partyId);
        List<Object[]> rows = em.createQuery(
                        "select d, t from ConsentDecision d left join ConsentText t on t.id = d.textId where d.partyId ="
                                + " :party and (:purpose is null or d.purposeCode = :purpose) order by d.decidedAt desc,"
                                + " d.id desc",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("purpose", purposeCode)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultList();
        return rows.stream()
                .map(row -> {
                    ConsentDecision decision = (ConsentDecision) row[0];
                    return Past.of(
                            decision,
                            (ConsentText) row[1],
                            register.purpose(decision.key().purpose()).name());
                })
                .toList();
    }

    /**
     * Gives a consent, or takes back an objection.
     *
     * @param textId the version that was shown before
     * @param language the language it was shown in
     * @param evidence for staff: what proves the person's own act
     * @return the receipt
     * @throws InvalidValueException TEXT_OUTDATED, EVIDENCE_REQUIRED, TOO_LONG, CARD_NUMBER_IN_TEXT, PARENT_MUST_CONSENT
     */
    public Receipt give(Actor actor, UUID partyId, ConsentKey key, UUID textId, Language language, String evidence) {
        Subject subject = access.toChange(actor, partyId);
        requireChoice(subject.party(), key);
        ConsentText shown = ledger.textNow(key.purpose());
        if (!shown.id().equals(textId)) {
            throw new InvalidValueException("TEXT_OUTDATED");
        }
        if (subject.contact() != null && (evidence == null || evidence.isBlank())) {
            throw new InvalidValueException("EVIDENCE_REQUIRED");
        }
        Receipt receipt = ledger.give(act(actor, subject, evidence), key, new Shown(textId, language), null);
        if (register.purpose(key.purpose()).marketing()) {
            suppressions
                    .lift(subject.party(), key.channel())
                    .forEach(each -> ledger.keepStopped(subject.party(), each));
        }
        return receipt;
    }

    /**
     * Withdraws a consent, or objects to what runs without one. Works from now on; what was done before stays lawful (P-8-c).
     *
     * @return the receipt
     */
    public Receipt stop(Actor actor, UUID partyId, ConsentKey key, Language language, String evidence) {
        Subject subject = access.toChange(actor, partyId);
        requireChoice(subject.party(), key);
        return ledger.stop(act(actor, subject, evidence), key, language);
    }

    /**
     * Objects to direct marketing: one act, granted at once, for all channels and brands; there is no refusal (K-11).
     *
     * @return the receipt
     */
    public Receipt objectToMarketing(Actor actor, UUID partyId, String evidence) {
        Subject subject = access.toChange(actor, partyId);
        return ledger.objectToMarketing(act(actor, subject, evidence));
    }

    private static Act act(Actor actor, Subject subject, String evidence) {
        return Act.now(actor, subject.party(), subject.through(), evidence(subject, evidence));
    }

    /**
     * What is stronger than any consent.
     *
     * @param restricted the data are restricted: nothing but storage (art. 18(2))
     * @param objected since when an activity of the register is objected to (art. 21(1)), by its code
     * @param suppressed channels whose contact point is not to be used for marketing
     * @param robinson what the quarterly list says
     */
    private record Quiet(
            boolean restricted,
            Map<String, Instant> objected,
            Set<MarketingChannel> suppressed,
            RobinsonLists.Standing robinson) {
        boolean about(ConsentPurpose purpose, MarketingChannel channel) {
            return restricted || purpose.marketing() && suppressed.contains(channel);
        }

        /**
         * @param activity of the purpose
         * @param state what the newest decision says, or {@code null}
         * @param asksAgain whether a yes does not count any more, since the text has changed
         */
        boolean about(
                ConsentPurpose purpose,
                String activity,
                MarketingChannel channel,
                ConsentState state,
                boolean asksAgain) {
            boolean asked = state != null && state.decision() == Decision.GIVEN && state.provable();
            Instant no = objected.get(activity);
            return about(purpose, channel)
                    || no != null && !(asked && state.since().isAfter(no))
                    || robinson.against(
                            purpose.code(), channel, asked && !asksAgain ? LegalTime.dayOf(state.since()) : null);
        }
    }

    private Quiet quiet(Party party) {
        List<ProcessingStop> standing = stops.standing(party.id());
        Map<String, Instant> objected = new HashMap<>();
        standing.forEach(stop -> stop.activity().ifPresent(activity -> objected.put(activity, stop.since())));
        return new Quiet(
                standing.stream().anyMatch(stop -> stop.kind() == ProcessingStop.Kind.RESTRICTION),
                objected,
                suppressions.channels(party),
                robinson.of(party));
    }

    /** An outer join gives 0 where no text was shown; texts are numbered from 1. */
    static Integer shown(Integer textNumber) {
        return textNumber == null || textNumber == 0 ? null : textNumber;
    }

    private List<Choice> choices(
            ConsentPurpose purpose,
            List<Brand> brands,
            Map<ConsentKey, Object[]> states,
            boolean objected,
            Quiet quiet) {
        List<Choice> choices = new ArrayList<>();
        String activity = quiet.objected().isEmpty() ? "" : permissions.activity(purpose);
        for (Brand brand : brands) {
            for (MarketingChannel channel : purpose.channels()) {
                ConsentKey key = new ConsentKey(purpose.code(), channel, brand);
                Object[] row = states.get(key);
                ConsentState state = row == null ? null : (ConsentState) row[0];
                Integer shown = row == null ? null : shown((Integer) row[2]);
                Integer least = row == null ? null : shown((Integer) row[3]);
                boolean asksAgain = shown != null && least != null && shown < least;
                boolean silent = quiet.about(purpose, activity, channel, state, asksAgain);
                if (row == null) {
                    choices.add(new Choice(
                            key,
                            !silent && purpose.allowed(null, true, objected),
                            null,
                            null,
                            null,
                            null,
                            true,
                            false));
                } else {
                    Decision decision = state.decisionAt(clock.instant());
                    choices.add(new Choice(
                            key,
                            !silent && purpose.allowed(decision, state.provable() && !asksAgain, objected),
                            decision,
                            state.since(),
                            (AskedThrough) row[1],
                            shown,
                            state.provable(),
                            asksAgain && decision.yes()));
                }
            }
        }
        return choices;
    }

    private Map<ConsentKey, Object[]> states(UUID partyId) {
        return em.createQuery(
                        "select s, d.askedThrough, t.number, (select max(n.number) from ConsentText n where"
                                + " n.purposeCode = s.purposeCode and n.asksAgain = true and n.validFrom <= :now) from"
                                + " ConsentDecision d left join ConsentText t on t.id = d.textId, ConsentState s where"
                                + " s.decisionId = d.id and s.partyId = :party and d.partyId = :party",
                        Object[].class)
                .setParameter("party", partyId)
                .setParameter("now", clock.instant())
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> ((ConsentState) row[0]).key(), row -> row, (a, b) -> a, LinkedHashMap::new));
    }

    private ConsentPurpose purposeInPortal(String code) {
        ConsentPurpose purpose = register.purpose(code);
        if (purpose == null || !purpose.inPortal()) {
            throw new NotFoundException();
        }
        return purpose;
    }

    private ConsentPurpose requireChoice(Party party, ConsentKey key) {
        ConsentPurpose purpose = purposeInPortal(key.purpose());
        if (!purpose.audience().includes(party.person())
                || !purpose.channels().contains(key.channel())
                || !ledger.brands(party.id()).contains(key.brand())) {
            throw new NotFoundException();
        }
        return purpose;
    }

    private static String evidence(Subject subject, String typed) {
        if (typed != null && typed.length() > EVIDENCE_MAX - 100) {
            throw new InvalidValueException("TOO_LONG", EVIDENCE_MAX - 100);
        }
        if (Luhn.holdsCardNumber(typed)) {
            throw new InvalidValueException("CARD_NUMBER_IN_TEXT");
        }
        if (typed == null || typed.isBlank()) {
            return subject.evidence();
        }
        return subject.evidence() == null ? typed.strip() : subject.evidence() + "; " + typed.strip();
    }
}
