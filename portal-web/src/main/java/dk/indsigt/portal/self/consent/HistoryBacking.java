package dk.indsigt.portal.self.consent;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.consent.ConsentService;
import dk.indsigt.service.consent.ConsentService.Past;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Every decision, newest first, with the text as it was. */
@Named("consentHistory")
@RequestScoped
public class HistoryBacking {
    private static final int PAGE = 100;

    @Inject
    private Viewing viewing;

    @Inject
    private ConsentService service;

    @Inject
    private ProofWords words;

    private String purpose;
    private List<Past> decisions;

    public void load() {
        decisions = service.history(viewing.actor(), viewing.partyId(), purpose, 0, PAGE);
    }

    /** @return in words what a system that was there shows */
    public String proof(Past row) {
        return words.of(row.proof());
    }

    public List<Past> getDecisions() {
        return decisions;
    }

    public String getPurpose() {
        return purpose;
    }

    public void setPurpose(String purpose) {
        this.purpose = purpose == null || purpose.isBlank() ? null : purpose;
    }
}
