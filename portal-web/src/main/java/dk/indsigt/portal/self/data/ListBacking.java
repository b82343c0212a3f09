package dk.indsigt.portal.self.data;

import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.processing.HeldDataService;
import dk.indsigt.service.processing.HeldDataService.Category;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The categories of what is held. */
@Named("dataList")
@RequestScoped
public class ListBacking {
    @Inject
    private Viewing viewing;

    @Inject
    private HeldDataService service;

    private Map<Category, Long> counts;

    public void load() {
        counts = service.counts(viewing.actor(), viewing.partyId());
    }

    public List<Category> getCategories() {
        return Arrays.stream(Category.values())
                .filter(category -> viewing.isPerson() || category.ofCompanies())
                .toList();
    }

    /** @return how many rows, or {@code null} where the category is told in words */
    public Long count(Category category) {
        return counts.get(category);
    }
}
