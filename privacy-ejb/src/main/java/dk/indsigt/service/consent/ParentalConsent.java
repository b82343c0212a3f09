package dk.indsigt.service.consent;

import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A child consents to services of the information society from an age that the law sets. Below it a parent does, who is known to the house and says
 * so to a member of staff (art. 8(1) GDPR, § 6(2)-(3) of the data protection act).
 */
@Stateless
@PermitAll
public class ParentalConsent {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Clock clock;

    /**
     * @param act a yes
     * @throws InvalidValueException PARENT_MUST_CONSENT
     */
    public void require(Act act, ConsentPurpose purpose) {
        if (purpose.kind() != ConsentPurpose.Kind.OPT_IN || !(act.party() instanceof Person person)) {
            return;
        }
        LocalDate day = LegalTime.dayOf(
                act.how().at() == null ? clock.instant() : act.how().at());
        int years = register.ageOfConsent(day);
        boolean child = person.birthDate() != null
                && person.birthDate().plusYears(years).isAfter(day);
        if (child && !(act.actor().role().desk() && hasGuardian(person.id(), day))) {
            throw new InvalidValueException("PARENT_MUST_CONSENT", years);
        }
    }

    private boolean hasGuardian(UUID childId, LocalDate day) {
        return !em.createQuery(
                        "select m.id from Mandate m where m.partyId = :child and m.standing = :guardian and m.endedAt is"
                                + " null and m.validFrom <= :day and (m.validUntil is null or m.validUntil >= :day)",
                        UUID.class)
                .setParameter("child", childId)
                .setParameter("guardian", Standing.GUARDIAN)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
