package dk.indsigt.portal.visit;

import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.frame.Texts;
import dk.indsigt.service.settings.Setting;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The demo operator's web site: one page with a tag of statistics, one of marketing and something of a social medium, each of which says whether it
 * ran. Elsewhere than in a demo it does not exist.
 */
@WebServlet({"/cookies/demo.html", "/cookies/demo/*"})
public class DemoSiteServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String FOLDER = "/WEB-INF/visit/";
    private static final String PAGE = "text/html;charset=UTF-8";
    private static final Pattern WORD = Pattern.compile("#\\{(?:t\\['([\\w.]+)'\\]|(\\w+))\\}");

    /** What is served, by the end of its address. */
    private static final Map<String, String> TYPES = Map.of(
            "site.xhtml", PAGE,
            "social.xhtml", PAGE,
            "site.css", "text/css;charset=UTF-8",
            "statistics.js", "text/javascript;charset=UTF-8",
            "marketing.js", "text/javascript;charset=UTF-8",
            "social.js", "text/javascript;charset=UTF-8");

    private boolean demo;

    @Override
    public void init() {
        demo = Setting.DEMO.on();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo();
        String file = path == null ? "site.xhtml" : path.substring(1).replaceFirst("\\.html$", ".xhtml");
        String type = TYPES.get(file);
        if (!demo || type == null || "site.xhtml".equals(file) && path != null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String text;
        try (InputStream stream = getServletContext().getResourceAsStream(FOLDER + file)) {
            text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        response.setContentType(type);
        if (type.equals(PAGE)) {
            Language language = "lang=en".equals(request.getQueryString()) ? Language.EN : Language.DA;
            text = said(text, language);
            response.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src"
                            + " 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
                            + (path == null ? "'none'" : "'self'"));
        }
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String said(String page, Language language) {
        Language other = language == Language.EN ? Language.DA : Language.EN;
        Map<String, String> known = Map.of("language", language.code(), "other", other.code());
        return WORD.matcher(page)
                .replaceAll(word -> Matcher.quoteReplacement(
                        word.group(1) == null ? known.get(word.group(2)) : Texts.raw(language, word.group(1))));
    }
}
