package dk.indsigt.portal.self.recording;

import dk.indsigt.domain.recording.ListeningPurpose;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.recording.RecordingService;
import dk.indsigt.service.recording.RecordingService.View;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;

/** One recording: play, download, withdraw the consent. */
@Named("recordingShow")
@ViewScoped
public class ShowBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient RecordingService service;

    @Inject
    private transient ContactService contacts;

    @Inject
    private transient Attempt attempt;

    private String id;
    private ListeningPurpose listeningPurpose;
    private View recording;
    private boolean open;

    public void load() {
        recording = service.show(viewing.actor(), recordingId());
        open = service.open(viewing.actor(), recordingId());
    }

    public String withdraw() {
        return attempt.at(() -> service.withdraw(viewing.actor(), recordingId()))
                .map(receipt -> "/self/notice/receipt?faces-redirect=true&id=" + receipt.id())
                .orElse(null);
    }

    public String uncover() {
        boolean done = attempt.of(() -> contacts.uncoverRecording(viewing.actor(), recordingId(), listeningPurpose));
        return done ? "/self/recording/show?faces-redirect=true&id=" + id : null;
    }

    private UUID recordingId() {
        return Viewing.required(id);
    }

    public View getRecording() {
        return recording;
    }

    /** @return whether it can be heard now; staff give a purpose first */
    public boolean isOpen() {
        return open;
    }

    public ListeningPurpose[] getPurposes() {
        return ListeningPurpose.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public ListeningPurpose getListeningPurpose() {
        return listeningPurpose;
    }

    public void setListeningPurpose(ListeningPurpose listeningPurpose) {
        this.listeningPurpose = listeningPurpose;
    }
}
