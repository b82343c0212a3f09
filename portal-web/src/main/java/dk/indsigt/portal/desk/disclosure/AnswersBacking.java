package dk.indsigt.portal.desk.disclosure;

import dk.indsigt.domain.disclosure.RecipientNotice.How;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.PagedList;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was sent to others, and a form in each row that notes how they answered.
 *
 * @param <T> a row
 */
abstract class AnswersBacking<T> extends PagedList<T> {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Attempt attempt;

    private final HashMap<UUID, String> hows = new HashMap<>();

    /** @param how as it was chosen, or {@code null} */
    protected abstract void note(UUID id, How how);

    /** @return the page to show once it is noted, {@code null} where it was refused */
    String noted(UUID id, String page) {
        String chosen = hows.get(id);
        return attempt.of(() -> note(id, chosen == null ? null : How.valueOf(chosen)))
                ? page + "?faces-redirect=true&includeViewParams=true"
                : null;
    }

    /** @return codes, since what is chosen for a key of a map arrives as text */
    public List<String> getWays() {
        return Arrays.stream(How.values()).map(Enum::name).toList();
    }

    /** @return what was chosen for each row */
    public Map<UUID, String> getHows() {
        return hows;
    }
}
