package dk.indsigt.portal.api;

import dk.indsigt.portal.frame.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a failure is told: by our own problem documents, or as the standard says whose path was called. */
enum Dialect {
    OWN("", Problem.MEDIA_TYPE) {
        @Override
        Told tell(Problem problem) {
            return new Told(problem.status(), problem.json());
        }
    },
    CAMARA("consent-info/", "application/json") {
        @Override
        Told tell(Problem problem) {
            Code code = CAMARA_CODES.getOrDefault(
                    problem.code(),
                    new Code(problem.status(), CAMARA_STATUSES.getOrDefault(problem.status(), "INVALID_ARGUMENT")));
            return new Told(code.status(), json(new CamaraError(code.status(), code.code(), problem.title())));
        }
    },
    TMF("tmf-api/", "application/json") {
        @Override
        Told tell(Problem problem) {
            Map<String, Object> error = new LinkedHashMap<>();
            error.put("@type", "Error");
            error.put("code", problem.code());
            error.put("reason", problem.title());
            error.put("message", problem.pointer());
            error.put("status", String.valueOf(problem.status()));
            return new Told(problem.status(), json(error));
        }
    };

    private static final Map<String, Code> CAMARA_CODES = Map.of(
            "SCOPE_PURPOSE_NOT_ALLOWED", new Code(403, "CONSENT_INFO.NOT_ALLOWED_SCOPES_PURPOSE"),
            "CALLBACK_UNREGISTERED", new Code(403, "CONSENT_INFO.INVALID_CALLBACK_URL"),
            "CAPTURES_MANY", new Code(403, "CONSENT_INFO.CAPTURE_FREQUENCY_EXCEEDED"),
            "LINE_UNKNOWN", new Code(404, "IDENTIFIER_NOT_FOUND"),
            "PHONE_MISSING", new Code(422, "MISSING_IDENTIFIER"),
            "SERVICE_NOT_APPLICABLE", new Code(422, "SERVICE_NOT_APPLICABLE"));

    private static final Map<Integer, String> CAMARA_STATUSES = Map.ofEntries(
            Map.entry(401, "UNAUTHENTICATED"),
            Map.entry(403, "PERMISSION_DENIED"),
            Map.entry(404, "NOT_FOUND"),
            Map.entry(405, "METHOD_NOT_ALLOWED"),
            Map.entry(406, "NOT_ACCEPTABLE"),
            Map.entry(408, "REQUEST_TIMEOUT"),
            Map.entry(409, "CONFLICT"),
            Map.entry(413, "PAYLOAD_TOO_LARGE"),
            Map.entry(415, "UNSUPPORTED_MEDIA_TYPE"),
            Map.entry(429, "TOO_MANY_REQUESTS"),
            Map.entry(500, "INTERNAL"),
            Map.entry(503, "UNAVAILABLE"));

    private final String path;
    private final String mediaType;

    Dialect(String path, String mediaType) {
        this.path = path;
        this.mediaType = mediaType;
    }

    private record Code(int status, String code) {}

    private record CamaraError(int status, String code, String message) {}

    /** What is sent. */
    record Told(int status, String body) {}

    /** @param path below /api */
    static Dialect of(String path) {
        for (Dialect dialect : values()) {
            if (dialect != OWN && path.startsWith(dialect.path)) {
                return dialect;
            }
        }
        return OWN;
    }

    abstract Told tell(Problem problem);

    String mediaType() {
        return mediaType;
    }

    private static String json(Object error) {
        return new String(Json.bytes(error), StandardCharsets.UTF_8);
    }
}
