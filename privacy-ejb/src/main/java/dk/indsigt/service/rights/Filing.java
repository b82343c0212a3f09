package dk.indsigt.service.rights;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.Luhn;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.Suppressions;
import dk.indsigt.service.consent.event.ConsentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What every way of filing a request has in common. Asked by services that have found out who may. */
@ApplicationScoped
class Filing {
    static final int WORDS_MAX = 4000;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RightsEngine engine;

    @Inject
    private Suppressions suppressions;

    @Inject
    private ConsentEvents events;

    @Inject
    private Clock clock;

    /** @throws InvalidValueException TOO_LONG, CARD_NUMBER_IN_TEXT, and what the type wants */
    void check(RequestType type, Wish wish, Party party) {
        for (String text : wish.details().values()) {
            if (text.length() > WORDS_MAX) {
                throw new InvalidValueException("TOO_LONG", WORDS_MAX);
            }
            if (Luhn.holdsCardNumber(text)) {
                throw new InvalidValueException("CARD_NUMBER_IN_TEXT");
            }
        }
        engine.typeOf(type).check(wish, party);
    }

    /** @return the same request where it is open already */
    Optional<RightsRequest> duplicate(RequestType type, UUID partyId, UUID requesterId) {
        if (type == RequestType.DPO_QUESTION || type.immediate()) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select r from RightsRequest r where r.partyId = :party and r.requesterId = :requester and r.type"
                                + " = :type and r.closedAt is null order by r.receivedAt",
                        RightsRequest.class)
                .setParameter("party", partyId)
                .setParameter("requester", requesterId)
                .setParameter("type", type)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @return the wish with what stands there now, where it asks for a correction */
    Wish complete(RequestType type, Wish wish, Party party) {
        return type == RequestType.RECTIFICATION
                ? wish.with(RectificationType.BEFORE, RectificationType.before(wish, party))
                : wish;
    }

    /**
     * The harmless direction: it counts at once for the number or address it names, whoever says it; subscribed systems are told whom it reaches.
     *
     * @throws InvalidValueException POINT_REQUIRED, or that it is neither
     */
    void suppress(String point, AskedThrough through, UUID requestId) {
        if (point == null || point.isBlank()) {
            throw new InvalidValueException("POINT_REQUIRED");
        }
        if (point.contains("@")) {
            EmailAddress email = EmailAddress.parse(point);
            suppressions.suppress(email, through, requestId);
            suppressions.reached(email).forEach(events::suppressed);
        } else {
            Msisdn number = Msisdn.parse(point);
            suppressions.suppress(number, through, requestId);
            suppressions.reached(number).forEach(events::suppressed);
        }
    }

    /** @param day when it really reached the house; {@code null} for now */
    Instant receivedAt(LocalDate day) {
        if (day == null || day.equals(LegalTime.today(clock))) {
            return clock.instant();
        }
        return day.atTime(12, 0).atZone(LegalTime.ZONE).toInstant();
    }
}
