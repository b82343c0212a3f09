package dk.indsigt.acceptance;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What hinders somebody in reading the page that is open. */
final class Reading {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice");

    private static final String BARRIERS = """
            async rules => {
              const result = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
              return result.violations.flatMap(each => each.nodes.map(node =>
                each.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary.replace(/\\s+/g, ' ')));
            }
            """;

    private static final String OVERFLOW = """
            async () => {
              await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) return [];
              const wide = [...document.body.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > room + 1);
              return ['page, ' + document.documentElement.scrollWidth + ' px',
                ...wide.slice(-3).map(each => each.tagName.toLowerCase() + '.' + each.className)];
            }
            """;

    /** Everything that is written or read aloud, folded parts included. */
    private static final String WORDS = """
            () => {
              const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
              const named = [...document.querySelectorAll(spoken.map(each => '[' + each + ']').join())]
                .flatMap(each => spoken.map(name => each.getAttribute(name) || ''));
              const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT,
                node => node.parentElement.closest('script, style') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
              const written = [];
              while (walker.nextNode()) written.push(walker.currentNode.data);
              return named.concat(written).join('\\n');
            }
            """;

    private static final Pattern KEY = Pattern.compile("(?<![\\w@./-])(?:"
            + Stream.of(Words.DANISH, Words.ENGLISH)
                    .flatMap(words -> words.keys().stream())
                    .map(key -> key.replaceFirst("\\..*", ""))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")\\.[A-Za-z_]+\\b(?!@)|\\?\\?\\?|\\{\\d\\}|#\\{");

    private Reading() {}

    /** To be called once for a page before {@link #barriers}. */
    static void prepare(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
    }

    /** @return what axe finds against WCAG 2.2 AA and good practice */
    static List<String> barriers(Page page) {
        return texts(page.evaluate(BARRIERS, RULES));
    }

    /** @return what makes the page scroll sideways */
    static List<String> overflow(Page page) {
        return texts(page.evaluate(OVERFLOW));
    }

    /** @return keys and placeholders where words should stand */
    static List<String> unsaid(Page page) {
        // What somebody typed to see whether it is reckoned out is shown as it was typed.
        return KEY.matcher(((String) page.evaluate(WORDS)).replace("#{7777*7777}", ""))
                .results()
                .map(found -> "no words for " + found.group())
                .distinct()
                .toList();
    }

    private static List<String> texts(Object found) {
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
