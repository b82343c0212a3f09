package dk.indsigt.service.consent.tmf;

import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentState;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes what there is in the words of TM Forum 644: specifications, profiles, agreements, and events about them. */
@Stateless
@PermitAll
public class PrivacyDocuments {
    /** Where the API begins, as addresses in documents say it. */
    public static final String ROOT = "/api/tmf-api/privacyManagement/v5/";

    static final String AGREEMENT = "partyPrivacyAgreement";
    static final String PROFILE = "partyPrivacyProfile";
    static final String SPECIFICATION = "partyPrivacyProfileSpecification";

    private static final String TYPE = "@type";
    private static final String YES = "Yes";
    private static final String NO = "No";

    @EJB
    private Register register;

    @Inject
    private Clock clock;

    /**
     * Who stands behind documents.
     *
     * @param customers customer numbers by party
     * @param deciders who decided, by decision, where it was not the person
     */
    public record People(Map<UUID, List<String>> customers, Map<UUID, UUID> deciders) {
        static final People NOBODY = new People(Map.of(), Map.of());
    }

    /**
     * Where an agreement stands.
     *
     * @param holding whether it is the decision that holds
     */
    static String status(ConsentDecision decision, boolean holding, Instant now) {
        if (decision.decision() != Decision.GIVEN) {
            return "rejected";
        }
        if (!decision.provable()) {
            return "initialized";
        }
        boolean over = decision.validUntil().filter(end -> !end.isAfter(now)).isPresent();
        return holding && !over ? "approved" : "terminated";
    }

    /** @param text what was shown before, or {@code null} */
    public JsonObject agreement(ConsentDecision decision, ConsentText text, boolean holding, People people) {
        ConsentKey key = decision.key();
        ConsentPurpose purpose = register.purpose(key.purpose());
        ProfileId profile = new ProfileId(decision.partyId(), key.purpose(), key.brand());
        JsonObjectBuilder agreement = entity(
                        "PartyPrivacyAgreement", AGREEMENT, decision.id().toString())
                .add("name", purpose.name().in(Language.EN))
                .add("agreementType", decision.decision().name())
                .add("status", status(decision, holding, clock.instant()))
                .add("initialDate", decision.recordedAt().toString())
                .add("agreementPeriod", period(decision.decidedAt(), decision.validUntil()));
        if (text != null) {
            agreement
                    .add("version", String.valueOf(text.number()))
                    .add("statementOfIntent", text.text().in(decision.language().orElse(Language.DA)));
        }
        JsonArrayBuilder facts = Jsons.array()
                .add(characteristic("brand", key.brand().name()))
                .add(characteristic("through", decision.askedThrough().name()))
                .add(flag("provable", decision.provable()));
        decision.language().ifPresent(language -> facts.add(characteristic("language", language.name())));
        decision.proof().ifPresent(proof -> proof(proof, facts));
        return agreement
                .add("characteristic", facts)
                .add("engagedParty", Jsons.array().add(party(decision.partyId())))
                .add("relatedParty", related(decision, people))
                .add(
                        "partyPrivacyProfile",
                        Jsons.array().add(reference("PartyPrivacyProfileRef", PROFILE, profile.toString())))
                .add(
                        "partyPrivacyProfileCharacteristic",
                        Jsons.array()
                                .add(choice(
                                        key.purpose(),
                                        key.channel(),
                                        decision.decision().yes())))
                .build();
    }

    /** @param states all of one profile, at least one */
    public JsonObject profile(ProfileId id, List<ConsentState> states, People people) {
        ConsentPurpose purpose = register.purpose(id.purpose());
        Instant now = clock.instant();
        ConsentState newest =
                states.stream().max(Comparator.comparing(ConsentState::since)).orElseThrow();
        JsonArrayBuilder choices = Jsons.array();
        states.stream()
                .sorted(Comparator.comparing(state -> state.key().channel()))
                .forEach(state -> choices.add(choice(
                        id.purpose(),
                        state.key().channel(),
                        state.decisionAt(now).yes() && state.provable())));
        boolean any = states.stream().anyMatch(state -> state.decisionAt(now).yes() && state.provable());
        return entity("PartyPrivacyProfile", PROFILE, id.toString())
                .add("name", purpose.name().in(Language.EN))
                .add("status", any ? "created" : "terminated")
                .add(
                        "creationDate",
                        states.stream()
                                .map(ConsentState::since)
                                .min(Comparator.naturalOrder())
                                .orElseThrow()
                                .toString())
                .add("lastUpdate", newest.since().toString())
                .add("validFor", period(newest.since(), newest.validUntil()))
                .add(
                        "partyPrivacyProfileSpecification",
                        reference("PartyPrivacyProfileSpecificationRef", SPECIFICATION, id.purpose()))
                .add("partyPrivacyProfileCharacteristic", choices)
                .add("applicableForParty", related("user", party(id.party())))
                .add(
                        "agreedByParty",
                        related("owner", party(people.deciders().getOrDefault(newest.decisionId(), id.party()))))
                .add(
                        "agreement",
                        reference(
                                "PartyPrivacyAgreementRef",
                                AGREEMENT,
                                newest.decisionId().toString()))
                .build();
    }

    /** @param text what is shown now before a yes, or {@code null} */
    public JsonObject specification(ConsentPurpose purpose, ConsentText text) {
        JsonArrayBuilder characteristics = Jsons.array();
        for (MarketingChannel channel : purpose.channels()) {
            boolean on = purpose.kind() == ConsentPurpose.Kind.OPT_OUT || purpose.kind() == ConsentPurpose.Kind.NONE;
            characteristics.add(Jsons.object()
                    .add(TYPE, "PartyPrivacyProfileSpecificationCharacteristic")
                    .add("id", channel.name())
                    .add("name", channel.name())
                    .add("description", purpose.giveEffect().in(Language.EN))
                    .add("configurable", purpose.kind() != ConsentPurpose.Kind.NONE)
                    .add("valueType", "string")
                    .add("privacyUsagePurpose", purpose.code())
                    .add(
                            "characteristicValueSpecification",
                            Jsons.array().add(value(YES, on)).add(value(NO, !on))));
        }
        JsonObjectBuilder specification = entity("PartyPrivacyProfileSpecification", SPECIFICATION, purpose.code())
                .add("name", purpose.name().in(Language.EN))
                .add("description", purpose.giveEffect().in(Language.EN))
                .add("lifecycleStatus", "active")
                .add("applicableRole", roles())
                .add("specCharacteristic", characteristics);
        if (text != null) {
            specification
                    .add("version", String.valueOf(text.number()))
                    .add("lastUpdate", text.validFrom().toString());
        }
        return specification.build();
    }

    /**
     * A yes is an agreement that was created. A no ends the agreement that the yes before it was; where there was none, it is itself the agreement
     * that stands rejected.
     *
     * @param decision the row of the ledger, or {@code null} for an objection to all direct marketing
     * @param ended the yes that a no took the place of, or {@code null}
     * @return what a listener is sent
     */
    public JsonObject event(ConsentEvent event, ConsentDecision decision, ConsentDecision ended) {
        JsonObjectBuilder payload = Jsons.object();
        if (decision == null) {
            payload.add(
                    PROFILE,
                    Jsons.object()
                            .add(TYPE, "PartyPrivacyProfile")
                            .add("id", event.partyId().toString())
                            .add("status", "terminated")
                            .add(
                                    "name",
                                    event.kind() == ConsentEvent.Kind.CONTACT_SUPPRESSED
                                            ? "Direct marketing by one number or address"
                                            : "Direct marketing")
                            .add("applicableForParty", related("user", party(event.partyId()))));
        } else {
            payload.add(
                    AGREEMENT,
                    ended == null
                            ? agreement(decision, null, true, People.NOBODY)
                            : agreement(ended, null, false, People.NOBODY));
        }
        return Jsons.object()
                .add(TYPE, event.kind().tmf())
                .add("@baseType", "Event")
                .add("eventId", event.id().toString())
                .add("eventTime", event.at().toString())
                .add("timeOccurred", event.at().toString())
                .add("eventType", event.kind().tmf())
                .add("domain", "Privacy")
                .add("title", event.kind().tmf())
                .add("event", payload)
                .build();
    }

    private static JsonObjectBuilder entity(String type, String path, String id) {
        return Jsons.object().add(TYPE, type).add("id", id).add("href", ROOT + path + "/" + id);
    }

    private static JsonObjectBuilder reference(String type, String path, String id) {
        return entity(type, path, id);
    }

    private static JsonObjectBuilder party(UUID id) {
        return Jsons.object().add(TYPE, "PartyRef").add("id", id.toString()).add("@referredType", "Party");
    }

    private static JsonObjectBuilder related(String role, JsonObjectBuilder party) {
        return Jsons.object()
                .add(TYPE, "RelatedPartyRefOrPartyRoleRef")
                .add("role", role)
                .add("partyOrPartyRole", party);
    }

    private static JsonArrayBuilder related(ConsentDecision decision, People people) {
        JsonArrayBuilder parties = Jsons.array()
                .add(related("user", party(decision.partyId())))
                .add(related("owner", party(people.deciders().getOrDefault(decision.id(), decision.partyId()))));
        people.customers()
                .getOrDefault(decision.partyId(), List.of())
                .forEach(number -> parties.add(related(
                        "customer",
                        Jsons.object()
                                .add(TYPE, "PartyRoleRef")
                                .add("id", number)
                                .add("@referredType", "Customer"))));
        return parties;
    }

    private static JsonObjectBuilder choice(String purpose, MarketingChannel channel, boolean yes) {
        return Jsons.object()
                .add(TYPE, "PartyPrivacyProfileCharacteristic")
                .add("privacyUsagePurpose", purpose)
                .add("characterisitc", characteristic(channel.name(), yes ? YES : NO));
    }

    private static JsonObjectBuilder characteristic(String name, String value) {
        return Jsons.object()
                .add(TYPE, "StringCharacteristic")
                .add("name", name)
                .add("valueType", "string")
                .add("value", value);
    }

    private static JsonObjectBuilder flag(String name, boolean value) {
        return Jsons.object()
                .add(TYPE, "BooleanCharacteristic")
                .add("name", name)
                .add("valueType", "boolean")
                .add("value", value);
    }

    private static JsonObjectBuilder value(String value, boolean standard) {
        return Jsons.object()
                .add(TYPE, "StringCharacteristicValueSpecification")
                .add("isDefault", standard)
                .add("valueType", "string")
                .add("value", value);
    }

    private static JsonArrayBuilder roles() {
        JsonArrayBuilder roles = Jsons.array();
        for (String role : List.of("owner", "user")) {
            roles.add(Jsons.object()
                    .add(TYPE, "PartyPrivacyRoleSpecification")
                    .add("id", role)
                    .add("name", role));
        }
        return roles;
    }

    private static void proof(ActProof proof, JsonArrayBuilder facts) {
        proof.call().ifPresent(value -> facts.add(characteristic("call", value)));
        proof.prompt().ifPresent(value -> facts.add(characteristic("prompt", value)));
        proof.digit().ifPresent(value -> facts.add(characteristic("digit", value)));
        proof.offsetMs().ifPresent(value -> facts.add(characteristic("offsetMs", String.valueOf(value))));
        proof.reference().ifPresent(value -> facts.add(characteristic("reference", value)));
    }

    private static JsonObjectBuilder period(Instant from, Optional<Instant> to) {
        JsonObjectBuilder period = Jsons.object().add("startDateTime", from.toString());
        to.ifPresent(end -> period.add("endDateTime", end.toString()));
        return period;
    }
}
