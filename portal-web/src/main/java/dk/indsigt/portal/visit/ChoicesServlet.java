package dk.indsigt.portal.visit;

import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.visit.CookieAct;
import dk.indsigt.domain.visit.CookieCategory;
import dk.indsigt.domain.visit.WebSite;
import dk.indsigt.portal.api.Json;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.visit.CookieChoices;
import dk.indsigt.service.visit.CookieChoices.Act;
import dk.indsigt.service.visit.CookieChoices.Standing;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps a choice about cookies, and tells where it stands to who holds its identifier (P-3.1-c). */
@WebServlet("/cookies/choices")
public class ChoicesServlet extends PublicServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST_BYTES = 2_000;
    private static final int MOST_CALLS = 500;
    private static final Pattern VISITOR =
            Pattern.compile("visitor=([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");
    private static final Pattern JSON =
            Pattern.compile("application/json(?:\\s*;\\s*charset\\s*=\\s*\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

    @Inject
    private transient CookieChoices choices;

    /** The version of each category's text that was shown. */
    record Versions(int statistics, int marketing, int social) {}

    /**
     * An act in the banner.
     *
     * @param visitor what an earlier answer named
     * @param language DA or EN, in which the texts were shown
     * @param act NECESSARY, ALL or CHOSEN: the button
     */
    record Chosen(
            Optional<UUID> visitor,
            Brand brand,
            Language language,
            CookieAct act,
            boolean statistics,
            boolean marketing,
            boolean social,
            Versions texts) {}

    /**
     * Where a choice stands.
     *
     * @param visitor by which it is found again; only the browser keeps it
     * @param asksAgainOn first day on which the banner asks again by itself
     * @param asksAgain whether it is to ask now
     */
    record Kept(
            UUID visitor,
            boolean statistics,
            boolean marketing,
            boolean social,
            Instant decidedAt,
            LocalDate asksAgainOn,
            boolean asksAgain) {}

    @Override
    String methods() {
        return "GET, POST";
    }

    @Override
    long most() {
        return MOST_CALLS;
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Optional<String> origin) throws IOException {
        if (request.getMethod().equals("GET")) {
            Matcher visitor = VISITOR.matcher(
                    Optional.ofNullable(request.getQueryString()).orElse(""));
            if (!visitor.matches()) {
                throw RequestException.bad("PARAMETER_VALUE");
            }
            write(response, HttpServletResponse.SC_OK, kept(choices.find(UUID.fromString(visitor.group(1)))));
            return;
        }
        String site = origin.orElseThrow(() -> RequestException.of(403, "ORIGIN_UNKNOWN"));
        Chosen chosen = Json.read(body(request), Chosen.class);
        Standing standing = choices.record(new Act(
                chosen.visitor().orElse(null),
                new WebSite(chosen.brand(), WebOrigins.host(site)),
                chosen.act(),
                allowed(chosen),
                Map.of(
                        CookieCategory.STATISTICS, chosen.texts().statistics(),
                        CookieCategory.MARKETING, chosen.texts().marketing(),
                        CookieCategory.SOCIAL, chosen.texts().social()),
                chosen.language()));
        write(response, HttpServletResponse.SC_CREATED, kept(standing));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        String encoding = request.getHeader("Content-Encoding");
        if (type == null
                || !JSON.matcher(type.strip()).matches()
                || encoding != null && !encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw RequestException.of(415, "MEDIA_TYPE");
        }
        byte[] body = request.getContentLengthLong() > MOST_BYTES
                ? new byte[MOST_BYTES + 1]
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw RequestException.of(413, "BODY_LARGE", MOST_BYTES);
        }
        return body;
    }

    private static Set<CookieCategory> allowed(Chosen chosen) {
        Set<CookieCategory> allowed = EnumSet.noneOf(CookieCategory.class);
        if (chosen.statistics()) {
            allowed.add(CookieCategory.STATISTICS);
        }
        if (chosen.marketing()) {
            allowed.add(CookieCategory.MARKETING);
        }
        if (chosen.social()) {
            allowed.add(CookieCategory.SOCIAL);
        }
        return allowed;
    }

    private static Kept kept(Standing standing) {
        return new Kept(
                standing.visitor(),
                standing.allowed().contains(CookieCategory.STATISTICS),
                standing.allowed().contains(CookieCategory.MARKETING),
                standing.allowed().contains(CookieCategory.SOCIAL),
                standing.decidedAt(),
                standing.asksAgainOn(),
                standing.asksAgain());
    }
}
