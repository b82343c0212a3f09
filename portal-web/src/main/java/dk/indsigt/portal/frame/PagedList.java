package dk.indsigt.portal.frame;

import dk.indsigt.domain.account.Actor;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.util.List;

/**
 * A list of the desk that is shown page by page; the address says which.
 *
 * @param <T> a row, which can be kept with the page
 */
public abstract class PagedList<T> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int SIZE = 20;

    @Inject
    private transient CurrentUser user;

    private String page;
    private Paging paging;
    private List<T> rows = List.of();

    /** @return rows in all */
    protected abstract long count(Actor actor);

    /**
     * @param first from 0
     * @param size at most
     */
    protected abstract List<T> rows(Actor actor, int first, int size);

    public void load() {
        paging = Paging.of(page, SIZE, count(actor()));
        rows = rows(actor(), paging.first(), SIZE);
    }

    protected Actor actor() {
        return user.actor();
    }

    public List<T> getRows() {
        return rows;
    }

    public Paging getPaging() {
        return paging;
    }

    public String getPage() {
        return page;
    }

    public void setPage(String page) {
        this.page = page;
    }
}
