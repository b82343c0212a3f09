package dk.indsigt.portal.self.consent;

import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Objection to direct marketing: one button, granted at once (K-11). */
@Named("consentObject")
@RequestScoped
public class ObjectBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private ConsentService service;

    @Inject
    private Attempt attempt;

    private String evidence;

    public String objectNow() {
        return attempt.at(() -> service.objectToMarketing(viewing.actor(), viewing.partyId(), evidence))
                .map(DecideBacking::toReceipt)
                .orElse(null);
    }

    public String getEvidence() {
        return evidence;
    }

    public void setEvidence(String evidence) {
        this.evidence = evidence;
    }
}
