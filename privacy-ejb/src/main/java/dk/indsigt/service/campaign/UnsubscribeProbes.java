package dk.indsigt.service.campaign;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.campaign.UnsubscribeProbe;
import dk.indsigt.domain.campaign.UnsubscribeProbe.Outcome;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.ConsentLedger;
import dk.indsigt.service.consent.ConsentLedger.Act;
import dk.indsigt.service.consent.ConsentLedger.Shown;
import dk.indsigt.service.consent.Permissions;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes the way out of a newsletter as a reader does: somebody invented says yes, gets a mail, follows the link that is in its text, and is asked about
 * again. All of it in a transaction that is rolled back, so that nobody is left behind (case GR-OTE-UNSUB-2019).
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class UnsubscribeProbes {
    private static final ConsentKey KEY = new ConsentKey("NEWSLETTER_NEWS", MarketingChannel.EMAIL, Brand.THREE);
    private static final Pattern WAY_OUT = Pattern.compile("unsubscribe\\?t=([\\w.-]+)");
    private static final LocalText TEXT = new LocalText("Prøve", "Probe");

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Resource
    private SessionContext context;

    @Inject
    private ConsentLedger ledger;

    @Inject
    private Permissions permissions;

    @Inject
    private NewsletterMail mail;

    @Inject
    private Unsubscribing unsubscribing;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** @return what was found; nothing of it stays */
    public Outcome attempt() {
        try {
            return follow();
        } finally {
            context.setRollbackOnly();
        }
    }

    private Outcome follow() {
        Person reader = Person.register(
                ids.next(),
                "Prøve",
                "Afmelding",
                LegalTime.today(clock).minusYears(40),
                new EmailAddress("afmelding@indsigt.invalid"),
                null,
                null,
                Language.DA,
                clock.instant());
        em.persist(reader);
        em.flush();
        Actor self = new Actor(null, Role.CUSTOMER, null, reader.id(), null);
        ledger.give(
                Act.now(self, reader, AskedThrough.PORTAL, null),
                KEY,
                new Shown(ledger.textNow(KEY.purpose()).id(), Language.DA),
                null);
        em.flush();
        if (!mayBeSent(reader.id())) {
            return Outcome.FAILED;
        }
        NewsletterIssue issue = NewsletterIssue.schedule(
                ids.next(),
                new NewsletterIssue.Draft(KEY.purpose(), KEY.brand(), TEXT, TEXT, LegalTime.today(clock)),
                reader.id(),
                clock.instant());
        Matcher wayOut = WAY_OUT.matcher(mail.body(issue, reader));
        if (!wayOut.find()) {
            return Outcome.NO_WAY_OUT;
        }
        unsubscribing.follow(wayOut.group(1));
        em.flush();
        return mayBeSent(reader.id()) ? Outcome.STILL_SENT : Outcome.WORKS;
    }

    private boolean mayBeSent(UUID party) {
        return permissions.read(KEY, List.of(party)).about(party).allowed();
    }

    public void record(Outcome outcome) {
        em.persist(UnsubscribeProbe.of(ids.next(), outcome, clock.instant()));
    }
}
