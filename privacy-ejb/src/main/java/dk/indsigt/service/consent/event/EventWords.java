package dk.indsigt.service.consent.event;

import dk.indsigt.domain.consent.ConsentDecision;
import dk.indsigt.domain.consent.ConsentEvent;
import dk.indsigt.domain.consent.EventSubscription.Form;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.service.consent.tmf.PrivacyDocuments;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Says an event in the words that a subscriber wants. Names the person by customer numbers and lines, by which other systems know people. */
@Stateless
@PermitAll
public class EventWords {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private PrivacyDocuments documents;

    /**
     * @param decision the row of the ledger, or {@code null} for an objection to all direct marketing
     * @return JSON
     */
    public String of(Form form, ConsentEvent event, ConsentDecision decision) {
        return form == Form.TMF644
                ? documents
                        .event(
                                event,
                                decision,
                                decision == null || !event.kind().stops() ? null : ended(decision))
                        .toString()
                : own(event, decision).build().toString();
    }

    /** @return the yes that could be relied on until a decision took its place, and not one that came late; or {@code null} */
    private ConsentDecision ended(ConsentDecision decision) {
        return em.createQuery(
                        "select d from ConsentDecision d where d.partyId = :party and d.purposeCode = :purpose and d.channel ="
                                + " :channel and d.brand = :brand and d.decidedAt < :at and d.recordedAt < :recorded and d.provable = true order by"
                                + " d.decidedAt desc",
                        ConsentDecision.class)
                .setParameter("party", decision.partyId())
                .setParameter("purpose", decision.key().purpose())
                .setParameter("channel", decision.key().channel())
                .setParameter("brand", decision.key().brand())
                .setParameter("at", decision.decidedAt())
                .setParameter("recorded", decision.recordedAt())
                .setMaxResults(1)
                .getResultStream()
                .filter(before -> before.decision().yes())
                .findFirst()
                .orElse(null);
    }

    /** @return what the own form of an event says */
    private JsonObjectBuilder own(ConsentEvent event, ConsentDecision decision) {
        JsonObjectBuilder body = Jsons.object()
                .add("id", event.id().toString())
                .add("type", event.kind().name())
                .add("at", event.at().toString())
                .add("confirm", event.kind().stops())
                .add("customers", array(numbers("select number from customer where party_id = ?1", event.partyId())))
                .add(
                        "phones",
                        array(numbers(
                                "select l.msisdn from line l join line_use u on u.line_id = l.id and u.until is null where"
                                        + " u.person_id = ?1 and l.active_to is null",
                                event.partyId())));
        if (decision != null) {
            body.add("decisionId", decision.id().toString())
                    .add("decision", decision.decision().name())
                    .add("provable", decision.provable())
                    .add("purpose", decision.key().purpose())
                    .add("channel", decision.key().channel().name())
                    .add("brand", decision.key().brand().name())
                    .add("decidedAt", decision.decidedAt().toString());
        }
        return body;
    }

    private List<String> numbers(String sql, UUID party) {
        List<String> numbers = new ArrayList<>();
        for (Object number :
                em.createNativeQuery(sql).setParameter(1, party.toString()).getResultList()) {
            numbers.add(number.toString());
        }
        return numbers;
    }

    private static JsonArrayBuilder array(List<String> values) {
        JsonArrayBuilder array = Jsons.array();
        values.forEach(array::add);
        return array;
    }
}
