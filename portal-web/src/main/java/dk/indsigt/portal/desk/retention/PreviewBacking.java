package dk.indsigt.portal.desk.retention;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.retention.RetentionService;
import dk.indsigt.service.retention.RetentionService.Preview;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What would be deleted by a day, without deleting. */
@Named("retentionPreview")
@RequestScoped
public class PreviewBacking {
    @Inject
    private CurrentUser user;

    @Inject
    private RetentionService service;

    @Inject
    private Texts texts;

    @Inject
    private Clock clock;

    private String by;
    private String problem;
    private LocalDate day;
    private List<Preview> rows = List.of();

    public void load() {
        try {
            day = by == null || by.isBlank() ? LegalTime.today(clock).plusMonths(1) : LocalDate.parse(by.strip());
            by = day.toString();
            rows = service.preview(user.actor(), day);
        } catch (DateTimeParseException e) {
            problem = texts.text("error.DATE_FORMAT");
        } catch (InvalidValueException e) {
            problem = texts.failure(e);
        }
    }

    public List<Preview> getRows() {
        return rows;
    }

    public LocalDate getDay() {
        return day;
    }

    public String getProblem() {
        return problem;
    }

    public String getBy() {
        return by;
    }

    public void setBy(String by) {
        this.by = by;
    }
}
