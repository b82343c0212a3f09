package dk.indsigt.service.disclosure;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.disclosure.Disclosure;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.access.Access;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Who got which data of whom (art. 15(1)(c), case EU-C154-21-OEPOST). Written by whatever hands data out, in its transaction. */
@Stateless
@PermitAll
public class DisclosureLog {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Access access;

    @Inject
    private Register register;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** One delivery as it is told. */
    public record Line(Instant at, LocalText recipient, String activity, List<String> categories)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param categories codes of the data categories that went
     * @param reference of the delivery, as the recipient knows it; nothing personal
     */
    public void record(
            UUID partyId,
            String recipientCode,
            String activity,
            List<String> categories,
            String reference,
            LocalDate deleteDueOn) {
        em.persist(Disclosure.of(
                ids.next(), partyId, recipientCode, activity, categories, reference, clock.instant(), deleteDueOn));
    }

    /** @return newest first */
    public List<Line> list(Actor actor, UUID partyId, int first, int size) {
        access.toSeeFully(actor, partyId);
        return em.createQuery(
                        "select d from Disclosure d where d.partyId = :party order by d.at desc, d.id desc",
                        Disclosure.class)
                .setParameter("party", partyId)
                .setFirstResult(first)
                .setMaxResults(size)
                .getResultStream()
                .map(d -> new Line(d.at(), register.recipient(d.recipientCode()), d.activity(), d.categories()))
                .toList();
    }
}
