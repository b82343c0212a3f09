package dk.indsigt.service.rights;

import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.notice.NoticeTexts;
import dk.indsigt.service.processing.Register;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/** What the things are called that requests are decided about. */
@ApplicationScoped
class ItemNames {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @EJB
    private Register register;

    @Inject
    private NoticeTexts words;

    /** @return the category in words, and which one of its objects */
    LocalText of(RightsRequest request, RightsItem item) {
        LocalText name = category(item.category());
        return item.objectId()
                .map(id -> new LocalText(
                        name.da() + object(item, id, Language.DA), name.en() + object(item, id, Language.EN)))
                .orElse(name);
    }

    LocalText category(String code) {
        if (register.activities().containsKey(code)) {
            return register.activities().get(code).name();
        }
        if (register.hasCategory(code)) {
            return register.category(code).name();
        }
        return new LocalText(words.text(Language.DA, "item." + code), words.text(Language.EN, "item." + code));
    }

    private String object(RightsItem item, UUID id, Language language) {
        Line line = em.find(Line.class, id);
        if (line != null) {
            return " " + line.msisdn().formatted();
        }
        Recording recording = em.find(Recording.class, id);
        if (recording != null) {
            return " " + words.moment(language, recording.startedAt());
        }
        CreditAssessment assessment = em.find(CreditAssessment.class, id);
        return assessment == null ? "" : " " + words.moment(language, assessment.decidedAt());
    }
}
