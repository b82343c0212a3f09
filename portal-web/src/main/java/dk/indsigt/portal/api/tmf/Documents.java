package dk.indsigt.portal.api.tmf;

import dk.indsigt.domain.consent.Decision;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.text.Jsons;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.consent.tmf.PrivacyDocuments;
import dk.indsigt.service.consent.tmf.PrivacyManagement;
import dk.indsigt.service.consent.tmf.PrivacyManagement.Filter;
import dk.indsigt.service.consent.tmf.PrivacyManagement.Page;
import dk.indsigt.service.consent.tmf.ProfileId;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all resources of the standard have in common: paging, fields, filters, and how documents are sent. */
final class Documents {
    private static final int FIRST_LIMIT = 20;
    private static final int FARTHEST = 100_000;
    private static final Set<String> ALWAYS = Set.of("id", "href", "@type");
    private static final Set<String> PAGING = Set.of("fields", "offset", "limit");

    private Documents() {}

    /**
     * A part of a list.
     *
     * @param offset how many come before
     */
    record Part(int offset, int limit) {
        /** @throws RequestException PARAMETER_VALUE */
        static Part of(Integer offset, Integer limit) {
            int from = offset == null ? 0 : offset;
            int most = limit == null ? FIRST_LIMIT : limit;
            if (from < 0 || from > FARTHEST || most < 1) {
                throw RequestException.bad("PARAMETER_VALUE");
            }
            return new Part(from, Math.min(most, PrivacyManagement.MOST));
        }
    }

    static Response one(JsonObject document, String fields) {
        return Response.ok(bytes(select(document, fields)), MediaType.APPLICATION_JSON)
                .build();
    }

    static Response created(JsonObject document, String fields) {
        return Response.created(URI.create(document.getString("href")))
                .type(MediaType.APPLICATION_JSON)
                .entity(bytes(select(document, fields)))
                .build();
    }

    static Response list(Page page, String fields) {
        JsonArrayBuilder array = Jsons.array();
        page.documents().forEach(document -> array.add(select(document, fields)));
        return Response.ok(bytes(array.build()), MediaType.APPLICATION_JSON)
                .header("X-Total-Count", page.total())
                .header("X-Result-Count", page.documents().size())
                .build();
    }

    private static JsonObject select(JsonObject document, String fields) {
        if (fields == null || fields.isBlank()) {
            return document;
        }
        Set<String> wanted = Arrays.stream(fields.split(",")).map(String::strip).collect(Collectors.toSet());
        JsonObjectBuilder selected = Jsons.object();
        document.forEach((name, value) -> {
            if (ALWAYS.contains(name) || wanted.contains(name)) {
                selected.add(name, value);
            }
        });
        return selected.build();
    }

    private static byte[] bytes(JsonValue value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * @param names what each parameter of the query is about: party, purpose, brand, status, type or profile
     * @throws RequestException PARAMETER_UNKNOWN, PARAMETER_VALUE
     */
    static Filter filter(UriInfo uri, Map<String, String> names) {
        MultivaluedMap<String, String> given = uri.getQueryParameters();
        Map<String, String> found = new HashMap<>();
        given.forEach((name, values) -> {
            if (!PAGING.contains(name)) {
                if (!names.containsKey(name)) {
                    throw RequestException.bad("PARAMETER_UNKNOWN");
                }
                found.put(names.get(name), values.get(0));
            }
        });
        Optional<ProfileId> profile = Optional.ofNullable(found.get("profile")).map(Documents::profile);
        return new Filter(
                profile.map(ProfileId::party).orElseGet(() -> value(found.get("party"), Documents::uuid)),
                profile.map(ProfileId::purpose).orElse(found.get("purpose")),
                profile.map(ProfileId::brand).orElseGet(() -> value(found.get("brand"), Brand::valueOf)),
                found.get("status"),
                value(found.get("type"), Decision::valueOf));
    }

    private static ProfileId profile(String text) {
        try {
            return ProfileId.parse(text);
        } catch (dk.indsigt.domain.error.NotFoundException unknown) {
            throw RequestException.bad("PARAMETER_VALUE");
        }
    }

    private static <T> T value(String text, Function<String, T> read) {
        try {
            return text == null ? null : read.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw RequestException.bad("PARAMETER_VALUE");
        }
    }

    /** Java takes shorter ones and fills them up. */
    static UUID uuid(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException();
        }
        return id;
    }

    static String href(String path, Object id) {
        return PrivacyDocuments.ROOT + path + "/" + id;
    }
}
