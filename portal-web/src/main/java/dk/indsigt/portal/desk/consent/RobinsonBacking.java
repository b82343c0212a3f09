package dk.indsigt.portal.desk.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.PagedList;
import dk.indsigt.service.consent.RobinsonService;
import dk.indsigt.service.consent.RobinsonService.Past;
import dk.indsigt.service.consent.RobinsonService.Result;
import dk.indsigt.service.consent.RobinsonService.Status;
import dk.indsigt.service.consent.RobinsonService.Wrong;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The quarterly list of people who want no advertising: which one counts, when the next is due, and reading one in. */
@Named("robinson")
@ViewScoped
public class RobinsonBacking extends PagedList<Past> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient RobinsonService service;

    @Inject
    private transient Attempt attempt;

    private transient Part file;
    private String done;
    private String listDate;
    private boolean shorter;
    private Status status;
    private List<Wrong> wrong = List.of();

    @Override
    protected long count(Actor actor) {
        return service.count(actor);
    }

    @Override
    protected List<Past> rows(Actor actor, int first, int size) {
        return service.past(actor, first, size);
    }

    @Override
    public void load() {
        super.load();
        status = service.status(actor());
    }

    public String read() {
        Result result = attempt.at(this::readFile).orElse(null);
        if (result != null && result.done()) {
            return "/desk/consent/robinson?faces-redirect=true&done=true";
        }
        wrong = result == null ? List.of() : result.wrong();
        load();
        return null;
    }

    private Result readFile() {
        LocalDate day = date();
        if (file == null || file.getSize() == 0) {
            throw new InvalidValueException("FILE_EMPTY");
        }
        if (file.getSize() > RobinsonService.MOST) {
            throw new InvalidValueException("FILE_TOO_LARGE", RobinsonService.MOST / 1024 / 1024);
        }
        try (InputStream in = file.getInputStream()) {
            return service.read(actor(), day, in, shorter);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(listDate == null ? "" : listDate.strip());
        } catch (DateTimeParseException malformed) {
            throw new InvalidValueException("DATE_REQUIRED");
        }
    }

    public Status getStatus() {
        return status;
    }

    /** @return what is wrong with the file that was sent */
    public List<Wrong> getWrong() {
        return wrong;
    }

    /** @return the bytes that a file may have */
    public int getMostBytes() {
        return RobinsonService.MOST;
    }

    public boolean isJustDone() {
        return "true".equals(done) && wrong.isEmpty();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public String getDone() {
        return done;
    }

    public void setDone(String done) {
        this.done = done;
    }

    public String getListDate() {
        return listDate;
    }

    public void setListDate(String listDate) {
        this.listDate = listDate;
    }

    public boolean isShorter() {
        return shorter;
    }

    public void setShorter(boolean shorter) {
        this.shorter = shorter;
    }
}
