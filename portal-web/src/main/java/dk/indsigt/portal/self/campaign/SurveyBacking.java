package dk.indsigt.portal.self.campaign;

import dk.indsigt.domain.campaign.SurveyAnswer;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.campaign.SurveyService;
import dk.indsigt.service.campaign.SurveyService.Line;
import dk.indsigt.service.campaign.SurveyService.Page;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** One survey: its questions, or what was answered. */
@Named("survey")
@ViewScoped
public class SurveyBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient SurveyService service;

    @Inject
    private transient Attempt attempt;

    private String id;
    private Page shown;
    private List<Row> rows;

    /** One question, as it is being answered. */
    public static final class Row implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Line line;
        private String answer;

        private Row(Line line) {
            this.line = line;
        }

        public Line getLine() {
            return line;
        }

        public String getAnswer() {
            return answer;
        }

        public void setAnswer(String answer) {
            this.answer = answer;
        }
    }

    public void load() {
        shown = service.show(viewing.actor(), viewing.partyId(), Viewing.required(id));
        rows = shown.lines().stream().map(Row::new).toList();
    }

    public String answer() {
        return attempt.at(() -> service.answer(
                        viewing.actor(),
                        viewing.partyId(),
                        Viewing.required(id),
                        rows.stream().map(Row::getAnswer).toList()))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    public String takeBack() {
        return attempt.at(() -> service.takeBack(viewing.actor(), viewing.partyId(), Viewing.required(id)))
                .map(CallbackBacking::toReceipt)
                .orElse(null);
    }

    public Page getShown() {
        return shown;
    }

    public List<Row> getRows() {
        return rows;
    }

    public boolean isAnswered() {
        return shown.view().answeredAt() != null;
    }

    /** @return the scores there are, the lowest first */
    public List<Integer> getScores() {
        return IntStream.rangeClosed(SurveyAnswer.LOWEST, SurveyAnswer.HIGHEST)
                .boxed()
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
