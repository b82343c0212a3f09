package dk.indsigt.portal.self.rights;

import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.notice.LetterService;
import dk.indsigt.service.rights.RightsCases;
import dk.indsigt.service.rights.RightsViews.Case;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Where one request stands, what was decided, and what the customer can do. */
@Named("rightsShow")
@ViewScoped
public class ShowBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The stages that a reader follows, whatever the state is called. */
    private static final List<String> STAGES = List.of("RECEIVED", "IDENTITY", "WORK", "DECIDED", "DONE");

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient RightsCases service;

    @Inject
    private transient LetterService letters;

    @Inject
    private transient Attempt attempt;

    private String id;
    private Case data;
    private String words;
    private List<LetterService.Line> mail = List.of();

    /** A stage with whether it is behind, here or ahead. */
    public record Stage(String code, String style) {}

    public void load() {
        UUID request = Viewing.required(id);
        data = service.show(viewing.actor(), request);
        mail = letters.ofCase(request);
    }

    public String answer() {
        return attempt.of(() -> service.answer(viewing.actor(), data.id(), words)) ? here() : null;
    }

    public String withdraw() {
        return attempt.of(() -> service.withdraw(viewing.actor(), data.id())) ? here() : null;
    }

    public List<Stage> getStages() {
        int now = stage(data.state());
        return STAGES.stream()
                .map(code -> {
                    int index = STAGES.indexOf(code);
                    return new Stage(code, index < now ? "past" : index == now ? "now" : "");
                })
                .toList();
    }

    private int stage(RequestState state) {
        return switch (state) {
            case RECEIVED -> 0;
            case IDENTITY_AWAITED -> 1;
            case IN_PROGRESS, AWAITING_CUSTOMER -> 2;
            case DECIDED -> 3;
            default -> 4;
        };
    }

    private String here() {
        return "/self/rights/show?faces-redirect=true&id=" + data.id();
    }

    /** @return whether the answer says something is withheld */
    public boolean isWithheld() {
        return data.items().stream().anyMatch(item -> item.ground() != null);
    }

    public boolean isEnded() {
        return data.state().ended();
    }

    public Case getData() {
        return data;
    }

    public List<LetterService.Line> getMail() {
        return mail;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }
}
