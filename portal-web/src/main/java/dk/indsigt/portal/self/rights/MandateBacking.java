package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.rights.Mandate;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.Mandates;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The desk notes who may act for the person, upon a document it saw. */
@Named("rightsMandate")
@ViewScoped
public class MandateBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient Mandates service;

    @Inject
    private transient Attempt attempt;

    private String holder;
    private Standing standing;
    private Mandate.Evidence evidence;
    private String until;
    private List<String> scope = new ArrayList<>();

    public void load() {
        if (!viewing.isDesk()) {
            throw new NotFoundException();
        }
    }

    public String save() {
        return attempt.at(() -> service.note(
                                viewing.actor(), viewing.partyId(), holder, standing, types(scope), date(), evidence))
                        .isPresent()
                ? "/self/rights/list?faces-redirect=true"
                : null;
    }

    private static Set<RequestType> types(List<String> names) {
        return names.stream().map(RequestType::valueOf).collect(Collectors.toSet());
    }

    private LocalDate date() {
        try {
            return until == null || until.isBlank() ? null : LocalDate.parse(until.strip());
        } catch (DateTimeParseException malformed) {
            throw new InvalidValueException("MANDATE_EXPIRY");
        }
    }

    public Standing[] getStandings() {
        return new Standing[] {Standing.GUARDIAN, Standing.ATTORNEY, Standing.ESTATE};
    }

    public Mandate.Evidence[] getEvidences() {
        return Mandate.Evidence.values();
    }

    public RequestType[] getTypes() {
        return RequestType.values();
    }

    public String getHolder() {
        return holder;
    }

    public void setHolder(String holder) {
        this.holder = holder;
    }

    public Standing getStanding() {
        return standing;
    }

    public void setStanding(Standing standing) {
        this.standing = standing;
    }

    public Mandate.Evidence getEvidence() {
        return evidence;
    }

    public void setEvidence(Mandate.Evidence evidence) {
        this.evidence = evidence;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    public List<String> getScope() {
        return scope;
    }

    public void setScope(List<String> scope) {
        this.scope = scope == null ? new ArrayList<>() : new ArrayList<>(scope);
    }
}
