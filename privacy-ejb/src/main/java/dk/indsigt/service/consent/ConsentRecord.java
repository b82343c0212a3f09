package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.processing.Register.Authority;
import dk.indsigt.service.processing.Register.Controller;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A decision as a consent record and receipt with the fields of ISO/IEC TS 27560:2023, in the terms of the Data Privacy Vocabulary (its guide for
 * 27560). The data subject is named by the id of the house alone. What the vocabulary has no term for is in a namespace of our own.
 *
 * @param text what was shown before, or {@code null}
 * @param decider who decided: the data subject, or whoever did it for them
 * @param receipt number of the receipt, or {@code null}
 * @param recipients who gets data for this purpose, by code
 * @param home address of the page where it is withdrawn
 */
record ConsentRecord(
        ConsentDecision decision,
        ConsentPurpose purpose,
        ConsentText text,
        UUID decider,
        String receipt,
        Controller controller,
        Authority authority,
        Map<String, LocalText> recipients,
        String home) {
    private static final String RECORD = "https://w3id.org/dpv/schema/dpv-27560#record-eu-gdpr";
    private static final String RECEIPT = "https://w3id.org/dpv/schema/dpv-27560#receipt-eu-gdpr";
    private static final String[] RIGHTS = {"A7-3", "A13", "A15", "A16", "A17", "A18", "A20", "A21", "A77"};

    /** @return the receipt with the record in it */
    JsonObject receipt27560() {
        return Jsons.object()
                .add(
                        "@context",
                        Jsons.object()
                                .add("dpv", "https://w3id.org/dpv#")
                                .add("pd", "https://w3id.org/dpv/pd#")
                                .add("loc", "https://w3id.org/dpv/loc#")
                                .add("eu-gdpr", "https://w3id.org/dpv/legal/eu/gdpr#")
                                .add("dct", "http://purl.org/dc/terms/")
                                .add("xsd", "http://www.w3.org/2001/XMLSchema#")
                                .add("indsigt", "urn:indsigt:term:"))
                .add("@id", "urn:indsigt:receipt:" + decision.id())
                .add("@type", "dpv:ConsentReceipt")
                .add("dct:conformsTo", RECEIPT)
                .add("dct:identifier", receipt == null ? decision.id().toString() : receipt)
                .add("dct:created", moment(decision.recordedAt()))
                .add("dct:publisher", id(controllerId()))
                .add("dpv:hasRecordOfActivity", record())
                .build();
    }

    private Language language() {
        return decision.language().orElse(Language.DA);
    }

    private JsonObjectBuilder record() {
        JsonObjectBuilder record = Jsons.object()
                .add("@id", "urn:uuid:" + decision.id())
                .add("@type", "dpv:ConsentRecord")
                .add("dct:conformsTo", RECORD)
                .add("dct:identifier", decision.id().toString())
                .add("dct:language", language().code())
                .add("dct:created", moment(decision.recordedAt()))
                .add(
                        "dpv:hasDataSubject",
                        typed("dpv:Customer")
                                .add("dct:identifier", decision.partyId().toString()))
                .add("dpv:hasDataController", controllerParty())
                .add("dpv:hasJurisdiction", id("loc:DK"))
                .add("dpv:hasApplicableLaw", id("eu-gdpr:GDPR"))
                .add("dpv:hasProcess", process())
                .add("dpv:hasConsentStatus", Jsons.array().add(event()))
                .add("dpv:hasConsentControl", typed("dpv:WithdrawConsent").add("dpv:hasAddress", home))
                .add("dpv:hasRight", ids("eu-gdpr:", RIGHTS))
                .add("dpv:hasAuthority", authorityParty());
        if (text != null) {
            record.add(
                    "dpv:hasNotice",
                    typed("dpv:ConsentNotice")
                            .add("@id", "urn:indsigt:consent-text:" + text.id())
                            .add("dct:hasVersion", Integer.toString(text.number()))
                            .add("dct:date", moment(text.validFrom()))
                            .add("dct:language", language().code())
                            .add("dct:description", text.text().in(language())));
        }
        return record;
    }

    private JsonObjectBuilder process() {
        boolean optOut = purpose.kind() == ConsentPurpose.Kind.OPT_OUT;
        JsonArrayBuilder to = Jsons.array();
        recipients.forEach((code, name) -> to.add(typed("dpv:Recipient")
                .add("@id", "urn:indsigt:recipient:" + code)
                .add("dpv:hasName", name.in(language()))));
        return typed("dpv:Process")
                .add(
                        "dpv:hasPurpose",
                        typed(purpose.marketing() ? "dpv:DirectMarketing" : "dpv:Purpose")
                                .add("@id", "urn:indsigt:purpose:" + purpose.code())
                                .add("dct:title", purpose.name().in(language()))
                                .add("dct:description", purpose.giveEffect().in(language())))
                .add(
                        "dpv:hasLegalBasis",
                        typed(optOut ? "eu-gdpr:A6-1-f" : "eu-gdpr:A6-1-a").add("dct:description", purpose.basis()))
                .add("dpv:hasPersonalData", data())
                .add("dpv:hasDataSource", id("dpv:DataSubjectDataSource"))
                .add("dpv:hasProcessing", ids("dpv:", "Collect", "Store", "Use"))
                .add(
                        "dpv:hasStorageCondition",
                        Jsons.array()
                                .add(typed("dpv:StorageLocation").add("dpv:hasLocation", id("loc:DK")))
                                .add(typed("dpv:StorageDuration")
                                        .add(
                                                "dct:description",
                                                purpose.stopEffect().in(language()))))
                .add("dpv:hasRecipient", to)
                .add("indsigt:channel", decision.key().channel().name())
                .add("indsigt:brand", decision.key().brand().name());
    }

    private JsonArrayBuilder data() {
        return switch (decision.key().channel()) {
            case EMAIL, EXPORT -> ids("pd:", "Name", "EmailAddress");
            case SMS, MMS, PHONE -> ids("pd:", "Name", "TelephoneNumber");
            case LETTER -> ids("pd:", "Name", "PhysicalAddress");
            case WEB -> ids("pd:", "BrowsingBehavior", "IPAddress");
            case NONE -> ids("dpv:", "PersonalData");
        };
    }

    private String controllerId() {
        return "urn:indsigt:cvr:" + controller.cvr();
    }

    private JsonObjectBuilder controllerParty() {
        return typed("dpv:DataController")
                .add("@id", controllerId())
                .add("dct:identifier", controller.cvr())
                .add("dpv:hasName", controller.name())
                .add("dpv:hasAddress", controller.street() + ", " + controller.postalCode() + " " + controller.city())
                .add("dpv:hasContact", "mailto:" + controller.dpoEmail());
    }

    private JsonObjectBuilder authorityParty() {
        return typed("dpv:DataProtectionAuthority")
                .add("dct:identifier", authority.code())
                .add("dpv:hasName", authority.name().in(language()))
                .add("dpv:hasAddress", authority.address())
                .add("dpv:hasContact", authority.web());
    }

    /** What happened, when and through what, by whose hand, for how long, and what shows it. */
    private JsonObjectBuilder event() {
        boolean optOut = purpose.kind() == ConsentPurpose.Kind.OPT_OUT;
        JsonObjectBuilder event = typed(status(decision.decision()))
                .add("dct:date", moment(decision.decidedAt()))
                .add("dpv:hasLegalBasis", id(optOut ? "dpv:LegitimateInterest" : "dpv:ExpressedConsent"))
                .add("dpv:isImplementedByEntity", decider.toString())
                .add("dpv:isIndicatedBy", decision.actorRole().name().toLowerCase(Locale.ROOT))
                .add("dpv:hasIndicationMethod", decision.askedThrough().name().toLowerCase(Locale.ROOT))
                .add("indsigt:provable", decision.provable());
        if (!decider.equals(decision.partyId())) {
            event.add("indsigt:onBehalfOf", decision.partyId().toString());
        }
        decision.lineId().ifPresent(line -> event.add("indsigt:line", line.toString()));
        decision.actorUnit().ifPresent(unit -> event.add("indsigt:unit", unit));
        decision.validUntil().ifPresent(end -> event.add("dct:valid", moment(end)));
        decision.proof().ifPresent(proof -> event.add("indsigt:proof", shown(proof)));
        return event;
    }

    private static JsonObjectBuilder shown(ActProof proof) {
        JsonObjectBuilder shown = Jsons.object();
        proof.call().ifPresent(call -> shown.add("indsigt:call", call));
        proof.prompt().ifPresent(prompt -> shown.add("indsigt:prompt", prompt));
        proof.digit().ifPresent(digit -> shown.add("indsigt:digit", digit));
        proof.offsetMs().ifPresent(offset -> shown.add("indsigt:offsetMs", offset));
        proof.reference().ifPresent(reference -> shown.add("indsigt:reference", reference));
        return shown;
    }

    private static String status(Decision decision) {
        return switch (decision) {
            case GIVEN -> "dpv:ConsentGiven";
            case REFUSED -> "dpv:ConsentRefused";
            case WITHDRAWN -> "dpv:ConsentWithdrawn";
            case EXPIRED -> "dpv:ConsentExpired";
            case OBJECTED -> "dpv:ConsentStatusInvalidForProcessing";
        };
    }

    private static JsonObjectBuilder typed(String type) {
        return Jsons.object().add("@type", type);
    }

    private static JsonObjectBuilder moment(Instant at) {
        return typed("xsd:dateTime").add("@value", at.toString());
    }

    private static JsonObjectBuilder id(String term) {
        return Jsons.object().add("@id", term);
    }

    private static JsonArrayBuilder ids(String prefix, String... terms) {
        JsonArrayBuilder list = Jsons.array();
        for (String term : terms) {
            list.add(id(prefix + term));
        }
        return list;
    }
}
