package dk.indsigt.portal.self.data;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.processing.RetentionRule;
import dk.indsigt.portal.frame.Paging;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import dk.indsigt.service.party.LineReach.LineView;
import dk.indsigt.service.processing.HeldDataService;
import dk.indsigt.service.processing.HeldDataService.Category;
import dk.indsigt.service.processing.HeldDataService.Identity;
import dk.indsigt.service.processing.HeldDataService.Relation;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.processing.Register.DataCategory;
import dk.indsigt.service.traffic.UsageService;
import dk.indsigt.service.traffic.UsageService.Days;
import dk.indsigt.service.visit.MailEventService;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** One category: the values, why they are held, upon what basis, from where, who receives them, and until when. */
@Named("dataShow")
@RequestScoped
public class ShowBacking {
    private static final int PAGE = 50;

    @Inject
    private Viewing viewing;

    @Inject
    private HeldDataService held;

    @Inject
    private UsageService usage;

    @Inject
    private MailEventService mails;

    @Inject
    private ContactDetailsService details;

    @Inject
    private Texts texts;

    @EJB
    private Register register;

    private String category;
    private String page;
    private String from;
    private String to;
    private String periodError;

    private Category shown;
    private Paging paging;
    private List<?> rows = List.of();
    private List<Relation> relations;
    private Identity identity;
    private ContactDetails contact;

    public void load() {
        shown = parse(category);
        if (!viewing.isPerson() && !shown.ofCompanies()) {
            throw new NotFoundException();
        }
        held.viewed(viewing.actor(), viewing.partyId(), shown);
        switch (shown) {
            case IDENTITY -> identity = held.identity(viewing.actor(), viewing.partyId());
            case CONTACT -> contact = details.show(viewing.actor(), viewing.partyId());
            case CUSTOMER -> rows = relations();
            case LINES -> rows = held.lines(viewing.actor(), viewing.partyId());
            case EQUIPMENT -> rows = usage.equipment(viewing.actor(), viewing.partyId());
            case PURCHASES -> rows = usage.purchases(viewing.actor(), viewing.partyId());
            case INVOICES -> loadInvoices();
            case TRAFFIC -> loadTraffic();
            case LOCATION -> loadLocations();
            case MAIL_EVENTS -> loadMails();
            default -> {}
        }
    }

    private void loadInvoices() {
        paging = Paging.of(page, PAGE, usage.countInvoices(viewing.actor(), viewing.partyId()));
        rows = usage.invoices(viewing.actor(), viewing.partyId(), paging.first(), PAGE);
    }

    private void loadMails() {
        paging = Paging.of(page, PAGE, mails.count(viewing.actor(), viewing.partyId()));
        rows = mails.list(viewing.actor(), viewing.partyId(), paging.first(), PAGE);
    }

    private void loadTraffic() {
        Days days = days();
        paging = Paging.of(page, PAGE, usage.countTraffic(viewing.actor(), viewing.partyId(), days));
        rows = usage.traffic(viewing.actor(), viewing.partyId(), days, paging.first(), PAGE);
    }

    private void loadLocations() {
        Days days = days();
        paging = Paging.of(page, PAGE, usage.countLocations(viewing.actor(), viewing.partyId(), days));
        rows = usage.locations(viewing.actor(), viewing.partyId(), days, paging.first(), PAGE);
    }

    private Days days() {
        try {
            return new Days(date(from), date(to));
        } catch (DateTimeParseException e) {
            periodError = texts.text("error.DATE_FORMAT");
        } catch (InvalidValueException e) {
            periodError = texts.failure(e);
        }
        return Days.ALL;
    }

    private static LocalDate date(String text) {
        return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
    }

    private static Category parse(String text) {
        try {
            return Category.valueOf(text == null ? "" : text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new NotFoundException();
        }
    }

    public DataCategory getRegistered() {
        return register.category(shown.code());
    }

    public List<Activity> getActivities() {
        return register.activitiesWith(shown.code());
    }

    /** @return lines whose usage belongs to somebody else (P-4-d) */
    public List<LineView> getUsedByOthers() {
        return held.lines(viewing.actor(), viewing.partyId()).stream()
                .filter(line -> line.owned() && !line.used())
                .toList();
    }

    /** @return the day of deletion in words where it can be computed for the category as a whole, else an empty text */
    public String due(RetentionRule rule) {
        if (rule.startsAt() != RetentionRule.StartsAt.CONTRACT_END) {
            return "";
        }
        boolean running = relations().isEmpty() || relations().stream().anyMatch(each -> each.endedOn() == null);
        LocalDate end = running
                ? null
                : relations().stream()
                        .map(Relation::endedOn)
                        .max(LocalDate::compareTo)
                        .orElse(null);
        return rule.dueOn(end)
                .map(day -> texts.text("data.due", texts.date(day)))
                .orElseGet(() -> texts.text("data.dueUnknown"));
    }

    public Category getShown() {
        return shown;
    }

    public boolean isUsage() {
        return shown == Category.TRAFFIC || shown == Category.LOCATION;
    }

    public List<?> getRows() {
        return rows;
    }

    public Paging getPaging() {
        return paging;
    }

    public Identity getIdentity() {
        return identity;
    }

    public ContactDetails getContact() {
        return contact;
    }

    private List<Relation> relations() {
        if (relations == null) {
            relations = held.relations(viewing.actor(), viewing.partyId());
        }
        return relations;
    }

    public String getPeriodError() {
        return periodError;
    }

    public String getCategory() {
        return category;
    }

    public void setCategory(String category) {
        this.category = category;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }
}
