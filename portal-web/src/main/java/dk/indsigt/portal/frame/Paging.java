package dk.indsigt.portal.frame;

import java.io.Serializable;

/**
 * One page of a long list that is paged in the database.
 *
 * @param number from 1
 * @param size rows per page
 * @param total rows in all
 */
public record Paging(int number, int size, long total) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MAX = 100_000;

    /**
     * @param text page number as it stands in the address; anything else is the first page
     */
    public static Paging of(String text, int size, long total) {
        int wanted = 1;
        if (text != null && text.matches("\\d{1,6}")) {
            wanted = Math.max(1, Math.min(MAX, Integer.parseInt(text)));
        }
        int last = (int) Math.max(1, (total + size - 1) / size);
        return new Paging(Math.min(wanted, last), size, total);
    }

    public int first() {
        return (number - 1) * size;
    }

    public int getNumber() {
        return number;
    }

    public long getTotal() {
        return total;
    }

    public int getPages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    public boolean isSeveral() {
        return total > size;
    }

    public boolean isHasPrevious() {
        return number > 1;
    }

    public boolean isHasNext() {
        return number < getPages();
    }

    public int getPrevious() {
        return number - 1;
    }

    public int getNext() {
        return number + 1;
    }
}
