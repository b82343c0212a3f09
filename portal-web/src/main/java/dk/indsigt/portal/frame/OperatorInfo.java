package dk.indsigt.portal.frame;

import dk.indsigt.service.processing.Register;
import dk.indsigt.service.processing.Register.Authority;
import dk.indsigt.service.processing.Register.Controller;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** The controller, the data protection officer and the authority, for the foot of every page and for receipts (P-2, P-9.7). */
@Named("operator")
@ApplicationScoped
public class OperatorInfo {
    @EJB
    private Register register;

    private Controller controller;
    private Authority complaints;

    @PostConstruct
    void load() {
        controller = register.controller();
        complaints = register.authority("DATATILSYNET");
    }

    /** @return name, CVR number and postal address in one line */
    public String getAddress() {
        return controller.name() + " · CVR " + controller.cvr() + " · " + controller.street() + ", "
                + controller.postalCode() + " " + controller.city();
    }

    public String getDpoEmail() {
        return controller.dpoEmail();
    }

    public String getPhonePrivate() {
        return controller.phonePrivate();
    }

    public String getPhoneBusiness() {
        return controller.phoneBusiness();
    }

    public Authority getComplaints() {
        return complaints;
    }
}
