package dk.indsigt.portal.self.credit;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.credit.CreditService;
import dk.indsigt.service.credit.CreditService.View;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Each assessment, what was used, which rule decided, and what would have changed it. */
@Named("creditList")
@RequestScoped
public class ListBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private CreditService service;

    private List<View> rows = List.of();

    /** A rule and whether it was met. */
    public record Rule(String code, String result) {}

    public void load() {
        rows = service.list(viewing.actor(), viewing.partyId());
    }

    public List<Rule> criteria(View view) {
        return view.criteria().stream()
                .map(text -> text.split(":", 2))
                .map(parts -> new Rule(parts[0], parts[1]))
                .toList();
    }

    public List<View> getRows() {
        return rows;
    }
}
