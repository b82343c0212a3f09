package dk.indsigt.portal.frame;

import dk.indsigt.domain.text.Language;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Chooses the language: what was clicked, else the cookie of an earlier choice, else Danish. The same page is shown again. */
public class LanguageFilter extends HttpFilter {
    static final String ATTRIBUTE = "dk.indsigt.language";

    private static final long serialVersionUID = 1L;
    private static final String PARAMETER = "lang";
    private static final String COOKIE = "indsigt-language";
    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    @Inject
    private transient CurrentUser user;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> clicked = "GET".equals(request.getMethod()) ? clicked(request) : Optional.empty();
        if (clicked.isPresent()) {
            remember(request, response, Language.of(clicked.get()));
            response.sendRedirect(withoutParameter(request));
            return;
        }
        Language language = preferred(request);
        HttpSession session = request.getSession();
        if (session.getAttribute(ATTRIBUTE) != language) {
            session.setAttribute(ATTRIBUTE, language);
            user.speak(language);
        }
        chain.doFilter(request, response);
    }

    /** Reads the address and not the parameters, whose character encoding is set only later. */
    private static Optional<String> clicked(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null
                ? Optional.empty()
                : Stream.of(query.split("&"))
                        .filter(part -> part.startsWith(PARAMETER + "="))
                        .map(part -> part.substring(PARAMETER.length() + 1))
                        .findFirst();
    }

    /** @return the language of an earlier choice, else Danish */
    static Language preferred(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Language.DA
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(cookie -> Language.of(cookie.getValue()))
                        .findFirst()
                        .orElse(Language.DA);
    }

    private static void remember(HttpServletRequest request, HttpServletResponse response, Language language) {
        Cookie cookie = new Cookie(COOKIE, language.code());
        cookie.setPath(request.getContextPath().isEmpty() ? "/" : request.getContextPath());
        cookie.setMaxAge(YEAR_SECONDS);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    private static String withoutParameter(HttpServletRequest request) {
        String query = request.getQueryString() == null
                ? ""
                : Stream.of(request.getQueryString().split("&"))
                        .filter(part -> !part.startsWith(PARAMETER + "="))
                        .collect(Collectors.joining("&"));
        return request.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }
}
