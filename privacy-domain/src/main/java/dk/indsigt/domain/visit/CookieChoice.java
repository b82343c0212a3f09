package dk.indsigt.domain.visit;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What one visitor chose in the banner at one moment, with the texts that were shown: the evidence of a consent or a refusal (art. 7(1), P-3.1-c).
 * A change of mind is another row; nobody is named in any of them.
 */
@Entity
@Table(name = "cookie_choice")
public class CookieChoice {
    /** After that long the banner asks again. A choice of the operator; the law names no figure. */
    public static final Period HOLDS = Period.ofMonths(12);

    @Id
    private UUID id;

    @Column(name = "visitor_id")
    private UUID visitorId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Brand brand;

    @Column(length = WebSite.HOST_MAX)
    private String host;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private CookieAct act;

    private boolean statistics;

    private boolean marketing;

    private boolean social;

    @Column(name = "statistics_text_id")
    private UUID statisticsTextId;

    @Column(name = "marketing_text_id")
    private UUID marketingTextId;

    @Column(name = "social_text_id")
    private UUID socialTextId;

    @Column(length = 2)
    private String language;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_on")
    private LocalDate decidedOn;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected CookieChoice() {}

    /**
     * @param visitor chance alone, kept in the browser
     * @param allowed what was said yes to
     * @param shown the version of each category's text, by id
     * @param deleteDueOn day on which the evidence goes
     * @throws InvalidValueException CHOICE_NOT_OF_ACT where the button that was pressed says something else
     */
    public static CookieChoice record(
            UUID id,
            UUID visitor,
            WebSite site,
            CookieAct act,
            Set<CookieCategory> allowed,
            Map<CookieCategory, UUID> shown,
            Language language,
            Instant now,
            LocalDate deleteDueOn) {
        boolean all = allowed.size() == CookieCategory.values().length;
        if (act == CookieAct.ALL && !all || act == CookieAct.NECESSARY && !allowed.isEmpty()) {
            throw new InvalidValueException("CHOICE_NOT_OF_ACT");
        }
        CookieChoice choice = new CookieChoice();
        choice.id = id;
        choice.visitorId = visitor;
        choice.brand = site.brand();
        choice.host = site.host();
        choice.act = act;
        choice.statistics = allowed.contains(CookieCategory.STATISTICS);
        choice.marketing = allowed.contains(CookieCategory.MARKETING);
        choice.social = allowed.contains(CookieCategory.SOCIAL);
        choice.statisticsTextId = shown.get(CookieCategory.STATISTICS);
        choice.marketingTextId = shown.get(CookieCategory.MARKETING);
        choice.socialTextId = shown.get(CookieCategory.SOCIAL);
        choice.language = language.code();
        choice.decidedAt = now.truncatedTo(ChronoUnit.MICROS);
        choice.decidedOn = LegalTime.dayOf(now);
        choice.deleteDueOn = deleteDueOn;
        return choice;
    }

    public UUID id() {
        return id;
    }

    public UUID visitorId() {
        return visitorId;
    }

    public Brand brand() {
        return brand;
    }

    public String host() {
        return host;
    }

    public CookieAct act() {
        return act;
    }

    /** @return what was said yes to */
    public Set<CookieCategory> allowed() {
        Set<CookieCategory> allowed = EnumSet.noneOf(CookieCategory.class);
        for (CookieCategory category : CookieCategory.values()) {
            boolean yes = switch (category) {
                case STATISTICS -> statistics;
                case MARKETING -> marketing;
                case SOCIAL -> social;
            };
            if (yes) {
                allowed.add(category);
            }
        }
        return allowed;
    }

    /** @return the version of the text that was shown, by id */
    public UUID textId(CookieCategory category) {
        return switch (category) {
            case STATISTICS -> statisticsTextId;
            case MARKETING -> marketingTextId;
            case SOCIAL -> socialTextId;
        };
    }

    public Language language() {
        return Language.of(language);
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    /** @return the calendar day in Denmark it was made on */
    public LocalDate decidedOn() {
        return decidedOn;
    }

    public LocalDate deleteDueOn() {
        return deleteDueOn;
    }

    /** @return the first day on which the banner asks again */
    public LocalDate asksAgainOn() {
        return LegalTime.end(decidedOn, HOLDS);
    }

    /** @return whether it is too old to count */
    public boolean ranOut(LocalDate today) {
        return !today.isBefore(asksAgainOn());
    }
}
