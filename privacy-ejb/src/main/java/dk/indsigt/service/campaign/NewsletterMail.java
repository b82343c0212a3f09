package dk.indsigt.service.campaign;

import dk.indsigt.domain.campaign.NewsletterIssue;
import dk.indsigt.domain.notice.OutboxMessage.Reliance;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.notice.LastCheck;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The text of one mail of a newsletter, or of one that asks to answer a survey, with both ways out of it. */
@ApplicationScoped
public class NewsletterMail {
    @EJB
    private Register register;

    @Inject
    private NoticeTexts texts;

    @Inject
    private LastCheck check;

    String body(NewsletterIssue issue, Party party) {
        Language language = party.language();
        Reliance reliance = new Reliance(party.id(), issue.key(), issue.id());
        String consent = texts.baseUrl() + "self/consent/decide.xhtml?purpose="
                + issue.key().purpose() + "&channel=" + issue.key().channel() + "&brand="
                + issue.key().brand();
        return issue.body().in(language) + "\n\n"
                + texts.text(
                        language,
                        issue.asks() ? "survey.foot" : "newsletter.foot",
                        register.purpose(issue.key().purpose()).name().in(language),
                        check.stopAddress(reliance),
                        consent);
    }
}
