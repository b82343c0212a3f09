package dk.indsigt.portal.desk.consent;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.Paging;
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
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** The quarterly list of people who want no advertising: which one counts, when the next is due, and reading one in. */
@Named("robinson")
@ViewScoped
public class RobinsonBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient RobinsonService service;

    @Inject
    private transient Attempt attempt;

    private transient Part file;
    private String page;
    private String done;
    private String listDate;
    private boolean shorter;
    private Status status;
    private Paging paging;
    private List<Past> rows;
    private List<Wrong> wrong = List.of();

    public void load() {
        status = service.status(user.actor());
        paging = Paging.of(page, PAGE, service.count(user.actor()));
        rows = service.past(user.actor(), paging.first(), PAGE);
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
            return service.read(user.actor(), day, in, shorter);
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

    public List<Past> getRows() {
        return rows;
    }

    public Paging getPaging() {
        return paging;
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

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
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
