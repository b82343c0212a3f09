package dk.indsigt.portal.self.directory;

import dk.indsigt.domain.directory.Listing;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.directory.DirectoryService;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.processing.Register.DirectoryRecipient;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How each line stands in the directory, and who gets the number. */
@Named("directoryList")
@RequestScoped
public class ListBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private DirectoryService service;

    @EJB
    private Register register;

    private List<LineView> lines;

    public void load() {
        lines = service.lines(viewing.actor(), viewing.partyId());
    }

    public List<LineView> getLines() {
        return lines;
    }

    public boolean isSeveral() {
        return lines.size() > 1;
    }

    public List<DirectoryRecipient> getRecipients() {
        return register.directoryRecipients();
    }

    public Listing[] getListings() {
        return Listing.values();
    }
}
