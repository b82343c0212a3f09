package dk.indsigt.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A keyboard, and nothing else. Wherever the tab key leads, one sees the focus. */
record Keys(Page page) {

    private static final int PATIENCE = 400;

    /** What has the focus, by a number of its own; 0 for the page itself. A date field and a player have several stops within. */
    private static final String FOCUSED = """
            () => {
              const focused = document.activeElement;
              if (!focused || focused === document.body || focused === document.documentElement) return 0;
              window.stops = window.stops || new Map();
              if (!window.stops.has(focused)) window.stops.set(focused, window.stops.size + 1);
              return window.stops.get(focused);
            }
            """;

    private static final String SEEN = """
            () => {
              const focused = document.activeElement;
              if (focused === document.body) return '';
              const style = getComputedStyle(focused);
              const box = focused.getBoundingClientRect();
              const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              const inWindow = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
              return drawn && inWindow ? '' : focused.outerHTML.slice(0, 120);
            }
            """;

    void press(String key) {
        page.keyboard().press(key);
    }

    /** Presses a key that leads to another page, and waits for it. */
    void leave(String key) {
        AtomicBoolean arrived = new AtomicBoolean();
        Consumer<Page> note = opened -> arrived.set(true);
        page.onLoad(note);
        press(key);
        page.waitForCondition(arrived::get);
        page.offLoad(note);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses the tab key until this has the focus. */
    void tabTo(Locator target) {
        for (int i = 0; i < PATIENCE; i++) {
            press("Tab");
            seen();
            if ((Boolean) target.evaluate("one => one === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The tab key does not reach " + target);
    }

    /** Goes through the options of the list that has the focus until this one is chosen. */
    void choose(String value) {
        for (int i = 0; i < PATIENCE; i++) {
            if (value.equals(page.evaluate("document.activeElement.value"))) {
                return;
            }
            press("ArrowDown");
        }
        throw new AssertionError("The arrow keys do not reach " + value);
    }

    /** From the first stop to the end of the page, and backwards over the same stops. */
    void walkThrough() {
        List<Integer> forth = walk("Tab");
        assertTrue(forth.size() > 5, "stops: " + forth.size());
        List<Integer> back = walk("Shift+Tab");
        Collections.reverse(back);
        assertEquals(forth, back, page.url() + ": the stops forwards and backwards");
    }

    /** @return the stops until the page itself has the focus again */
    private List<Integer> walk(String key) {
        List<Integer> stops = new ArrayList<>();
        for (int i = 0; i < PATIENCE; i++) {
            press(key);
            int stop = (Integer) page.evaluate(FOCUSED);
            if (stop == 0 || !stops.isEmpty() && stop == stops.get(0) && stops.size() > 1) {
                return stops;
            }
            seen();
            if (stops.isEmpty() || stops.get(stops.size() - 1) != stop) {
                stops.add(stop);
            }
        }
        throw new AssertionError(page.url() + ": the tab key does not get to the end, stops " + stops);
    }

    private void seen() {
        String unseen = (String) page.evaluate(SEEN);
        assertTrue(unseen.isEmpty(), () -> page.url() + ": the focus is not seen at " + unseen);
    }
}
