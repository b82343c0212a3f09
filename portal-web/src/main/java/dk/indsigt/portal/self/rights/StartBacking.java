package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.rights.RightsIntake;
import dk.indsigt.service.rights.RightsIntake.Capacity;
import dk.indsigt.service.rights.RightsIntake.Right;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** First step: for whom, and which right. */
@Named("rightsStart")
@RequestScoped
public class StartBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private RightsIntake intake;

    private String mandate;
    private List<Capacity> capacities = List.of();
    private Capacity chosen;
    private List<Right> rights = List.of();

    public void load() {
        capacities = intake.capacities(viewing.actor(), viewing.partyId());
        UUID id = Viewing.id(mandate);
        chosen = capacities.stream()
                .filter(each -> id == null ? each.mandateId() == null : id.equals(each.mandateId()))
                .findFirst()
                .orElse(capacities.get(0));
        rights = intake.all(viewing.actor()).stream()
                .filter(right -> chosen.types().contains(right.type()))
                .toList();
    }

    /** @return what the chosen capacity does not reach */
    public List<Right> getOutOfReach() {
        return intake.all(viewing.actor()).stream()
                .filter(right -> !chosen.types().contains(right.type()))
                .toList();
    }

    public boolean isSeveral() {
        return capacities.size() > 1;
    }

    /** @return whether the right is done on a page of its own in one click */
    public boolean direct(RequestType type) {
        return type.immediate();
    }

    public List<Capacity> getCapacities() {
        return capacities;
    }

    public Capacity getChosen() {
        return chosen;
    }

    public List<Right> getRights() {
        return rights;
    }

    public String getMandate() {
        return mandate;
    }

    public void setMandate(String mandate) {
        this.mandate = mandate;
    }
}
