package dk.indsigt.portal.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {
    @ParameterizedTest(name = "[{0}]")
    @DisplayName("anything but a page number is the first page")
    @NullSource
    @ValueSource(strings = {"", "0", "-1", "x", "1.5", "99999999999", "<script>", "1 or 1=1"})
    void first(String text) {
        Paging paging = Paging.of(text, 20, 45);
        assertEquals(1, paging.number());
        assertEquals(0, paging.first());
        assertFalse(paging.isHasPrevious());
        assertTrue(paging.isHasNext());
    }

    @Test
    @DisplayName("a page after the last is the last")
    void last() {
        Paging paging = Paging.of("99", 20, 45);
        assertEquals(3, paging.number());
        assertEquals(40, paging.first());
        assertEquals(3, paging.getPages());
        assertFalse(paging.isHasNext());
        assertEquals(2, paging.getPrevious());
    }

    @Test
    @DisplayName("a full page is the only one")
    void full() {
        Paging paging = Paging.of("2", 20, 20);
        assertEquals(1, paging.getPages());
        assertFalse(paging.isSeveral());
        assertTrue(Paging.of("1", 20, 21).isSeveral());
    }

    @Test
    @DisplayName("nothing at all is one page")
    void empty() {
        Paging paging = Paging.of("1", 20, 0);
        assertEquals(1, paging.getPages());
        assertEquals(0, paging.first());
        assertFalse(paging.isSeveral() || paging.isHasNext() || paging.isHasPrevious());
    }
}
