package dk.indsigt.portal.self.directory;

import dk.indsigt.domain.contact.DisclosureReason;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.directory.DirectoryService;
import dk.indsigt.service.directory.DirectoryService.Past;
import dk.indsigt.service.party.LineReach.LineView;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Chooses for one line, or for all lines in one go. */
@Named("directoryChoose")
@ViewScoped
public class ChooseBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient DirectoryService service;

    @Inject
    private transient ContactService contacts;

    @Inject
    private transient Attempt attempt;

    private String line;
    private Listing chosen;
    private DisclosureReason reason;
    private List<LineView> lines = List.of();
    private List<Past> history = List.of();

    public void load() {
        lines = target();
        if (!isAll()) {
            history = service.history(viewing.actor(), lines.get(0).id());
            if (chosen == null) {
                chosen = lines.get(0).listing();
            }
        }
    }

    public String choose() {
        List<UUID> ids = target().stream().map(LineView::id).toList();
        return attempt.at(() -> service.choose(viewing.actor(), viewing.partyId(), ids, chosen))
                .map(receipt -> "/self/notice/receipt?faces-redirect=true&id=" + receipt.id())
                .orElse(null);
    }

    public String uncover() {
        UUID id = target().get(0).id();
        return attempt.of(() -> contacts.uncoverNumber(viewing.actor(), id, reason))
                ? "/self/directory/choose?faces-redirect=true&line=" + line
                : null;
    }

    private List<LineView> target() {
        List<LineView> own = service.lines(viewing.actor(), viewing.partyId());
        List<LineView> wanted = isAll()
                ? own
                : own.stream().filter(view -> view.id().toString().equals(line)).toList();
        if (wanted.isEmpty()) {
            // Somebody else's line is noted as an attempt.
            service.history(viewing.actor(), Viewing.required(line));
            throw new NotFoundException();
        }
        return wanted;
    }

    public boolean isAll() {
        return ALL.equals(line);
    }

    public LineView getOne() {
        return lines.get(0);
    }

    public List<LineView> getLines() {
        return lines;
    }

    public List<Past> getHistory() {
        return history;
    }

    public Listing[] getListings() {
        return Listing.values();
    }

    public DisclosureReason[] getReasons() {
        return DisclosureReason.values();
    }

    public String getLine() {
        return line;
    }

    public void setLine(String line) {
        this.line = line;
    }

    public Listing getChosen() {
        return chosen;
    }

    public void setChosen(Listing chosen) {
        this.chosen = chosen;
    }

    public DisclosureReason getReason() {
        return reason;
    }

    public void setReason(DisclosureReason reason) {
        this.reason = reason;
    }
}
