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

    public Controller getController() {
        return controller;
    }

    public Authority getComplaints() {
        return complaints;
    }
}
