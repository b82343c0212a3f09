package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The texts that are shown before a yes: read, and replaced by a new version. A consent stays bound to the version that was shown; where a change is
 * material, an earlier yes counts for nothing until the person is asked again.
 */
@Stateless
@RolesAllowed("OFFICER")
public class ConsentTextService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** One version of the text of a purpose. */
    public record Version(
            String purpose, LocalText name, int number, Instant validFrom, boolean asksAgain, LocalText text)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return the newest version of each purpose, in the order of the purposes */
    public List<Version> list(Actor actor) {
        Map<String, ConsentText> newest = em.createQuery(
                        "select t from ConsentText t where t.number = (select max(n.number) from ConsentText n where"
                                + " n.purposeCode = t.purposeCode)",
                        ConsentText.class)
                .getResultStream()
                .collect(Collectors.toMap(ConsentText::purposeCode, text -> text));
        return register.purposes().stream()
                .filter(purpose -> newest.containsKey(purpose.code()))
                .map(purpose -> version(purpose, newest.get(purpose.code())))
                .toList();
    }

    /**
     * @return the newest version of a purpose's text and the one before it, where there is one
     * @throws NotFoundException where there is no such purpose
     */
    public List<Version> newest(Actor actor, String purposeCode) {
        ConsentPurpose purpose = register.purpose(purposeCode);
        List<ConsentText> texts = purpose == null ? List.of() : texts(purposeCode, 2);
        if (texts.isEmpty()) {
            throw new NotFoundException();
        }
        return texts.stream().map(text -> version(purpose, text)).toList();
    }

    /** @return how many people a material change would ask again */
    public long bound(Actor actor, String purposeCode) {
        return em.createQuery(
                        "select count(distinct s.partyId) from ConsentState s where s.purposeCode = :purpose and s.decision ="
                                + " dk.indsigt.domain.consent.Decision.GIVEN and s.provable = true",
                        Long.class)
                .setParameter("purpose", purposeCode)
                .getSingleResult();
    }

    /**
     * Adds a version, which is shown from now on.
     *
     * @param base number of the version that was edited
     * @param asksAgain whether a yes to an earlier version counts for nothing from now on
     * @return number of the new version
     * @throws RefusedException CHANGED_MEANWHILE, TEMPLATE_UNCHANGED
     * @throws InvalidValueException TEXT_DA_REQUIRED, TEXT_EN_REQUIRED, TOO_LONG
     * @throws NotFoundException where there is no such purpose
     */
    public int save(Actor actor, String purposeCode, int base, LocalText text, boolean asksAgain) {
        ConsentText newest = texts(purposeCode, 1).stream().findFirst().orElseThrow(NotFoundException::new);
        if (newest.number() != base) {
            throw new RefusedException("CHANGED_MEANWHILE");
        }
        ConsentText version = ConsentText.write(
                ids.next(), purposeCode, base + 1, text, asksAgain, actor.accountId(), clock.instant());
        if (version.text().equals(newest.text())) {
            throw new RefusedException("TEMPLATE_UNCHANGED");
        }
        em.persist(version);
        em.flush();
        audit.record(
                actor,
                AuditAction.CONSENT_TEXT_SAVED,
                null,
                version.id(),
                asksAgain ? "ASKS_AGAIN" : null,
                purposeCode + " " + version.number());
        return version.number();
    }

    private List<ConsentText> texts(String purposeCode, int most) {
        return em.createQuery(
                        "select t from ConsentText t where t.purposeCode = :purpose order by t.number desc",
                        ConsentText.class)
                .setParameter("purpose", purposeCode)
                .setMaxResults(most)
                .getResultList();
    }

    private static Version version(ConsentPurpose purpose, ConsentText text) {
        return new Version(
                purpose.code(), purpose.name(), text.number(), text.validFrom(), text.asksAgain(), text.text());
    }
}
