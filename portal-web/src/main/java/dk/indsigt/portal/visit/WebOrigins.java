package dk.indsigt.portal.visit;

import dk.indsigt.service.settings.Setting;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The web sites whose pages may ask: the portal's own, and those of {@link Setting#WEB_ORIGINS}. */
@ApplicationScoped
public class WebOrigins {
    private static final Logger LOG = Logger.getLogger(WebOrigins.class.getName());
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,200}(?::\\d{1,5})?");

    private Set<String> named = Set.of();

    protected WebOrigins() {}

    WebOrigins(String list, String portal) {
        named = Stream.concat(Stream.of(list.strip().split("[\\s,]+")), Stream.of(originOf(portal)))
                .map(origin -> origin.toLowerCase(Locale.ROOT))
                .filter(origin -> !origin.isEmpty() && understood(origin))
                .collect(Collectors.toUnmodifiableSet());
    }

    @PostConstruct
    void learn() {
        named = new WebOrigins(
                        Setting.WEB_ORIGINS.value().orElse(""),
                        Setting.BASE_URL.value().orElse(""))
                .named;
    }

    private static boolean understood(String origin) {
        boolean fits = ORIGIN.matcher(origin).matches();
        if (!fits) {
            LOG.log(
                    Level.WARNING,
                    "{0} is no origin such as https://www.example.dk and is left out (INDSIGT_WEB_ORIGINS)",
                    origin);
        }
        return fits;
    }

    private static String originOf(String address) {
        if (address.isBlank()) {
            return "";
        }
        URI uri = URI.create(address.strip());
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /**
     * @param origin as the browser names it, or {@code null}
     * @param here the origin under which the portal was asked
     * @return whether pages from there may ask
     */
    boolean known(String origin, String here) {
        return origin != null && ORIGIN.matcher(origin).matches() && (origin.equals(here) || named.contains(origin));
    }

    /** @return the origin that the browser names, where it may ask */
    Optional<String> of(HttpServletRequest request) {
        String here = request.getScheme() + "://" + request.getHeader("Host");
        return Optional.ofNullable(request.getHeader("Origin")).filter(origin -> known(origin, here));
    }

    /** @return the host, with its port where it is an unusual one */
    static String host(String origin) {
        return origin.substring(origin.indexOf("://") + 3);
    }
}
