package dk.indsigt.portal.visit;

import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.visit.CookieChoices;
import dk.indsigt.service.visit.CookieChoices.Shown;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the banner says, in the language of the page: the words of its buttons, and the text of each category as the officer last wrote it. */
@WebServlet("/cookies/texts")
public class TextsServlet extends PublicServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST_CALLS = 2_000;

    /** The words of the banner, by the names it knows them by. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("title", "cookies.title"),
            Map.entry("intro", "cookies.intro"),
            Map.entry("policy", "cookies.policy"),
            Map.entry("necessary", "cookies.necessary"),
            Map.entry("all", "cookies.all"),
            Map.entry("choose", "cookies.choose"),
            Map.entry("legend", "cookies.legend"),
            Map.entry("save", "cookies.save"),
            Map.entry("close", "cookies.close"),
            Map.entry("reopen", "cookies.reopen"),
            Map.entry("needed", "cookies.needed"),
            Map.entry("neededText", "cookies.neededText"),
            Map.entry("failed", "cookies.failed"),
            Map.entry("outdated", "cookies.outdated"),
            Map.entry("noted", "cookies.noted"),
            Map.entry("number", "cookies.number"),
            Map.entry("embed", "cookies.embed"),
            Map.entry("embedGo", "cookies.embedGo"));

    @Inject
    private transient CookieChoices choices;

    /**
     * One category.
     *
     * @param code statistics, marketing or social
     * @param version of the text
     * @param countsFrom the first version upon which an earlier choice still counts
     */
    record Category(String code, String name, String text, int version, int countsFrom) {}

    /** @param language da or en */
    record Banner(String language, Map<String, String> words, List<Category> categories) {}

    @Override
    String methods() {
        return "GET";
    }

    @Override
    long most() {
        return MOST_CALLS;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> origin) throws IOException {
        Language language = "lang=en".equals(request.getQueryString()) ? Language.EN : Language.DA;
        Map<String, String> words = new TreeMap<>();
        WORDS.forEach((name, key) -> words.put(name, Texts.raw(language, key)));
        List<Category> categories =
                choices.shown().stream().map(shown -> category(shown, language)).toList();
        write(response, HttpServletResponse.SC_OK, new Banner(language.code(), words, categories));
    }

    private static Category category(Shown shown, Language language) {
        return new Category(
                shown.category().name().toLowerCase(Locale.ROOT),
                shown.name().in(language),
                shown.text().in(language),
                shown.version(),
                shown.countsFrom());
    }
}
