package dk.indsigt.service.rights.pack;

import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.disclosure.Disclosure;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Asks for data, decides as the rules say, and orders the package. */
@Stateless
public class Asking {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Contents contents;

    @Inject
    private Packages packages;

    @Inject
    private Register register;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** A request with its package. */
    public record Asked(UUID request, UUID packageId, String number) {}

    /** @return somebody of whom nothing is held but the name */
    public Actor stranger() {
        UUID id = ids.next();
        em.persist(Person.register(
                id,
                "Ingen",
                "Ukendtsen",
                LocalDate.of(1980, 1, 1),
                null,
                null,
                new PostalAddress("Prøvevej 1", "2100", "København Ø"),
                Language.DA,
                clock.instant()));
        return new Actor(ids.next(), Role.CUSTOMER, null, id, null);
    }

    public void disclosed(UUID party, String recipient, List<String> categories) {
        em.persist(Disclosure.of(
                ids.next(),
                party,
                recipient,
                "PA06",
                categories,
                "ref-1",
                clock.instant(),
                LegalTime.today(clock).plusYears(1)));
    }

    public void refused(UUID party) {
        em.persist(CreditAssessment.automated(
                ids.next(),
                party,
                null,
                CreditAssessment.Kind.CREDIT,
                "RKI",
                List.of("INCOME", "DEBT"),
                List.of("RKI:FAILED", "INCOME:PASSED"),
                List.of("RKI"),
                CreditAssessment.Outcome.REFUSED,
                clock.instant(),
                LegalTime.today(clock).plusMonths(3)));
    }

    public Asked forSelf(RequestType type, UUID person) {
        return ask(type, person, Standing.SELF, person, null, Language.DA);
    }

    public Asked forCompany(Someone company, UUID representative) {
        return ask(RequestType.ACCESS, company.id(), Standing.COMPANY, representative, null, Language.DA);
    }

    public Asked forEstate(UUID deceased, UUID heir, Actor officer) {
        LocalDate today = LegalTime.today(clock);
        Mandate mandate = Mandate.note(
                ids.next(),
                deceased,
                heir,
                Standing.ESTATE,
                Set.of(),
                null,
                today.minusDays(1),
                null,
                Mandate.Evidence.PROBATE_CERTIFICATE,
                officer.accountId(),
                clock.instant());
        em.persist(mandate);
        em.flush();
        return ask(RequestType.ACCESS, deceased, Standing.ESTATE, heir, mandate, Language.EN);
    }

    public Asked ask(
            RequestType type, UUID party, Standing standing, UUID requester, Mandate mandate, Language language) {
        RightsRequest request = RightsRequest.receive(
                ids.next(),
                ids.readable('R'),
                type,
                party,
                standing,
                requester,
                mandate,
                AskedThrough.PORTAL,
                null,
                null,
                language,
                clock.instant(),
                clock.instant());
        em.persist(request);
        em.flush();
        List<RightsItem> items = new ArrayList<>();
        for (PlannedItem planned : contents.plan(request)) {
            RightsItem item = RightsItem.open(
                    ids.next(),
                    request.id(),
                    type,
                    items.size() + 1,
                    planned.category(),
                    planned.objectId(),
                    planned.amount());
            if (planned.ground().isPresent()) {
                item.computedRefusal(planned.ground().get(), planned.until().orElse(null), register.grounds());
            } else {
                item.computedGrant();
            }
            em.persist(item);
            items.add(item);
        }
        return new Asked(request.id(), packages.order(request, items), request.number());
    }
}
