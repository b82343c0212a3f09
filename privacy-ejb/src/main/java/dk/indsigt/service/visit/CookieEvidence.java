package dk.indsigt.service.visit;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import dk.indsigt.domain.visit.CookieChoice;
import dk.indsigt.service.audit.AuditService;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The officer's look at choices about cookies: how many of each kind a day, and the evidence of one browser that somebody holds out (art. 7(1)). */
@Stateless
@RolesAllowed("OFFICER")
public class CookieEvidence {
    /** The most acts of one browser that are shown. */
    private static final int MOST = 100;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final String DAYS = "select d.decided_on, '%1$s', t.number, sum(c.%2$s), count(*) - sum(c.%2$s) from"
            + " (select distinct decided_on from cookie_choice order by decided_on desc limit ?1 offset ?2) d"
            + " join cookie_choice c on c.decided_on = d.decided_on join consent_text t on t.id = c.%2$s_text_id"
            + " group by d.decided_on, t.number";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private AuditService audit;

    /** How many said yes and no to a category on one day, upon one version of its text. */
    public record Count(LocalDate day, CookieCategory category, int version, long yes, long no) {}

    /** What one act said about one category. */
    public record Said(CookieCategory category, boolean yes, int version, String text) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * One act as evidence.
     *
     * @param language in which the texts were shown; they are told in it
     */
    public record Proof(
            UUID id,
            Instant decidedAt,
            Brand brand,
            String host,
            CookieAct act,
            Language language,
            List<Said> said,
            LocalDate deleteDueOn)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return on how many days there was a choice */
    public long countDays(Actor actor) {
        return em.createQuery("select count(distinct c.decidedOn) from CookieChoice c", Long.class)
                .getSingleResult();
    }

    /**
     * @param first days that are left out
     * @param size days that are told
     * @return newest day first
     */
    public List<Count> days(Actor actor, int first, int size) {
        String sql = Arrays.stream(CookieCategory.values())
                .map(category -> String.format(DAYS, category, category.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(" union all "));
        List<?> rows = em.createNativeQuery("select * from (" + sql + ") x order by 1 desc, 2 desc, 3")
                .setParameter(1, Math.max(0, size))
                .setParameter(2, Math.max(0, first))
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(r -> new Count(
                        LocalDate.parse(r[0].toString()),
                        CookieCategory.valueOf((String) r[1]),
                        ((Number) r[2]).intValue(),
                        ((Number) r[3]).longValue(),
                        ((Number) r[4]).longValue()))
                .toList();
    }

    /**
     * @param visitor the identifier that a browser keeps, as it was typed
     * @return what is kept of that browser, newest first, {@value #MOST} acts at most
     * @throws InvalidValueException VISITOR_FORMAT
     */
    public List<Proof> ofVisitor(Actor actor, String visitor) {
        String typed = visitor == null ? "" : visitor.strip().toLowerCase(Locale.ROOT);
        if (!ID.matcher(typed).matches()) {
            throw new InvalidValueException("VISITOR_FORMAT");
        }
        List<CookieChoice> choices = em.createQuery(
                        "select c from CookieChoice c where c.visitorId = :visitor order by c.decidedAt desc, c.id desc",
                        CookieChoice.class)
                .setParameter("visitor", UUID.fromString(typed))
                .setMaxResults(MOST)
                .getResultList();
        audit.record(
                actor,
                AuditAction.COOKIE_CHOICES_READ,
                null,
                choices.isEmpty() ? null : choices.get(0).id());
        CookieTexts texts = new CookieTexts(
                em.createQuery("select t from ConsentText t where t.purposeCode in :purposes", ConsentText.class)
                        .setParameter("purposes", CookieTexts.purposes())
                        .getResultList());
        return choices.stream().map(choice -> proof(choice, texts)).toList();
    }

    private static Proof proof(CookieChoice choice, CookieTexts texts) {
        List<Said> said = Arrays.stream(CookieCategory.values())
                .map(category -> {
                    ConsentText text = texts.byId(choice.textId(category));
                    return new Said(
                            category,
                            choice.allowed().contains(category),
                            text.number(),
                            text.text().in(choice.language()));
                })
                .toList();
        return new Proof(
                choice.id(),
                choice.decidedAt(),
                choice.brand(),
                choice.host(),
                choice.act(),
                choice.language(),
                said,
                choice.deleteDueOn());
    }
}
