package dk.indsigt.portal.self.overview;

import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.portal.frame.CurrentUser.Front;
import dk.indsigt.service.overview.OverviewFacts;
import dk.indsigt.service.overview.OverviewService.Overview;
import dk.indsigt.service.visit.Personalisation.Suggestion;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Customers come back to the front page from every other one, mostly to find it as it was. The facts are asked for each time; where none has
 * changed since the page was last written in this session, in the same language and for the same party, the same bytes are sent again instead
 * of being rendered anew. What goes wrong is left to the page to tell, a closed account to the filter after this one: the facts are refused to it.
 */
public final class UnchangedFilter extends HttpFilter {
    /** Request attribute with the facts, so that the page does not ask for them again. */
    static final String FACTS = "dk.indsigt.overview.facts";

    /** Request attribute with what is suggested, where something is. */
    static final String CHOSEN = "dk.indsigt.overview.chosen";

    private static final long serialVersionUID = 1L;
    private static final String WRITTEN = "dk.indsigt.overview.written";
    private static final Pattern NONCE = Pattern.compile(" nonce=\"[^\"]*\"");
    private static final Pattern INLINE_SCRIPT = Pattern.compile("<script(?![^>]* src=)");
    private static final String POLICY = "primefaces.CSP_POLICY";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient OverviewFacts facts;

    @Inject
    private transient ChosenForYou chosen;

    /** Everything the page is made of. */
    private record Key(Overview facts, Suggestion chosen, String language, UUID party, List<?> choices)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** A page as it was written. */
    private record Written(Key key, byte[] page) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Key> asked =
                "GET".equals(request.getMethod()) && request.getQueryString() == null ? key() : Optional.empty();
        if (asked.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Key key = asked.get();
        HttpSession session = request.getSession();
        if (session.getAttribute(WRITTEN) instanceof Written last && last.key().equals(key)) {
            response.setHeader("Content-Security-Policy", getServletContext().getInitParameter(POLICY));
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(last.page().length);
            response.getOutputStream().write(last.page());
            return;
        }
        request.setAttribute(FACTS, key.facts());
        request.setAttribute(CHOSEN, key.chosen());
        PageCopy copy = new PageCopy(response);
        chain.doFilter(request, copy);
        copy.finished()
                .flatMap(UnchangedFilter::sameForAll)
                .ifPresent(page -> session.setAttribute(WRITTEN, new Written(key, page)));
    }

    /** @return nothing for others than customers who look at themselves, and nothing where the page is to tell why */
    private Optional<Key> key() {
        try {
            return user.front().map(this::key);
        } catch (PrivacyException told) {
            return Optional.empty();
        }
    }

    private Key key(Front front) {
        Overview asked = facts.ofSelf(front.actor(), front.actingFor());
        Suggestion suggested = chosen.to(front.actor(), front.actingFor(), asked);
        return new Key(asked, suggested, front.language(), front.actingFor(), front.choices());
    }

    /** A page with a script of its own, or with a word that is said once only, is not kept. Nonces are for one answer. */
    private static Optional<byte[]> sameForAll(byte[] page) {
        String text = NONCE.matcher(new String(page, StandardCharsets.UTF_8)).replaceAll("");
        boolean once = INLINE_SCRIPT.matcher(text).find() || text.contains("class=\"note warn\"");
        return once ? Optional.empty() : Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
