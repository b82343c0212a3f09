package dk.indsigt.service.campaign;

import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import dk.indsigt.service.consent.Permissions;
import dk.indsigt.service.notice.LastCheck;
import dk.indsigt.service.notice.NoticeTexts;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Whether a mail that relies on a consent may leave: the same answer as when it was written, asked anew in a transaction of its own. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StandingConsent implements LastCheck {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    @Inject
    private StopTokens tokens;

    @Inject
    private NoticeTexts texts;

    @Override
    public Optional<String> against(Reliance reliance) {
        NewsletterIssue issue = em.find(NewsletterIssue.class, reliance.causeId());
        if (issue == null || issue.state() == NewsletterIssue.State.STOPPED) {
            return Optional.of("STOPPED");
        }
        Permission answer =
                permissions.read(reliance.key(), List.of(reliance.partyId())).about(reliance.partyId());
        return answer.allowed() ? Optional.empty() : Optional.of(answer.name());
    }

    @Override
    public String stopAddress(Reliance reliance) {
        return texts.baseUrl() + "unsubscribe?t=" + tokens.write(reliance.partyId(), reliance.key());
    }
}
