package dk.indsigt.service.visit;

import dk.indsigt.domain.consent.ConsentText;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import dk.indsigt.domain.visit.CookieChoice;
import dk.indsigt.domain.visit.WebSite;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Takes and tells choices about cookies. Asked by browsers, which nobody has signed in: it knows nobody, and tells of a choice only to who holds its
 * identifier.
 */
@Stateless
@PermitAll
public class CookieChoices {
    private static final String RULE = "PA01_COOKIE_CHOICE";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * What is shown about a category now.
     *
     * @param version of the text
     * @param countsFrom the first version upon which an earlier choice still counts
     */
    public record Shown(CookieCategory category, LocalText name, LocalText text, int version, int countsFrom) {}

    /**
     * An act in the banner.
     *
     * @param visitor by which an earlier act was kept, or {@code null}
     * @param allowed what was said yes to
     * @param shown the version of each category's text
     * @param language the texts were shown in
     */
    public record Act(
            UUID visitor,
            WebSite site,
            CookieAct act,
            Set<CookieCategory> allowed,
            Map<CookieCategory, Integer> shown,
            Language language) {}

    /**
     * Where a visitor's choice stands.
     *
     * @param allowed what may run now
     * @param asksAgainOn first day on which the banner asks again by itself
     * @param asksAgain whether the banner is to ask again now: the choice is too old, or a text has changed materially
     */
    public record Standing(
            UUID visitor, Set<CookieCategory> allowed, Instant decidedAt, LocalDate asksAgainOn, boolean asksAgain) {}

    /** @return each category's text, in their order */
    public List<Shown> shown() {
        CookieTexts texts = texts();
        return Arrays.stream(CookieCategory.values())
                .map(category -> {
                    ConsentText newest = texts.newest(category);
                    return new Shown(
                            category,
                            register.purpose(category.purpose()).name(),
                            newest.text(),
                            newest.number(),
                            texts.countsFrom(category));
                })
                .toList();
    }

    /**
     * Keeps an act as evidence.
     *
     * @return where the choice stands, with the identifier by which the browser finds it again: a new one where the old one is not known (any more)
     * @throws InvalidValueException TEXT_UNKNOWN, TEXT_OUTDATED, CHOICE_NOT_OF_ACT
     */
    public Standing record(Act act) {
        CookieTexts texts = texts();
        Map<CookieCategory, UUID> shown = new EnumMap<>(CookieCategory.class);
        act.shown()
                .forEach((category, version) ->
                        shown.put(category, shown(texts, category, version).id()));
        Instant now = clock.instant();
        CookieChoice choice = CookieChoice.record(
                ids.next(),
                act.visitor() != null && newest(act.visitor()).isPresent() ? act.visitor() : ids.chance(),
                act.site(),
                act.act(),
                act.allowed(),
                shown,
                act.language(),
                now,
                register.rule(RULE).dueOn(LegalTime.dayOf(now)).orElseThrow());
        em.persist(choice);
        return standing(choice, texts);
    }

    /** @throws NotFoundException where nothing is kept by that identifier */
    public Standing find(UUID visitor) {
        return standing(newest(visitor).orElseThrow(NotFoundException::new), texts());
    }

    private static ConsentText shown(CookieTexts texts, CookieCategory category, int version) {
        ConsentText text =
                texts.version(category, version).orElseThrow(() -> new InvalidValueException("TEXT_UNKNOWN"));
        if (!texts.counts(category, text.id())) {
            throw new InvalidValueException("TEXT_OUTDATED");
        }
        return text;
    }

    private Standing standing(CookieChoice choice, CookieTexts texts) {
        boolean ranOut = choice.ranOut(LegalTime.today(clock));
        Set<CookieCategory> counting = EnumSet.noneOf(CookieCategory.class);
        for (CookieCategory category : CookieCategory.values()) {
            if (!ranOut && texts.counts(category, choice.textId(category))) {
                counting.add(category);
            }
        }
        boolean asksAgain = counting.size() < CookieCategory.values().length;
        counting.retainAll(choice.allowed());
        return new Standing(
                choice.visitorId(), Set.copyOf(counting), choice.decidedAt(), choice.asksAgainOn(), asksAgain);
    }

    private Optional<CookieChoice> newest(UUID visitor) {
        return em.createQuery(
                        "select c from CookieChoice c where c.visitorId = :visitor order by c.decidedAt desc, c.id desc",
                        CookieChoice.class)
                .setParameter("visitor", visitor)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private CookieTexts texts() {
        return new CookieTexts(em.createQuery(
                        "select t from ConsentText t where t.purposeCode in :purposes and t.validFrom <= :now order by"
                                + " t.number",
                        ConsentText.class)
                .setParameter("purposes", CookieTexts.purposes())
                .setParameter("now", clock.instant())
                .getResultList());
    }
}
