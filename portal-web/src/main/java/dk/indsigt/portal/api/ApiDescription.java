package dk.indsigt.portal.api;

import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Says at /openapi what the server does not find out by itself: the records that travel, problem documents, and the key of a write. A resource
 * adds no more than a summary. Named in microprofile-config.properties.
 */
public final class ApiDescription implements OASFilter {
    private static final String OURS = "/api/v1/";
    private static final String PROBLEM = "Problem";
    private static final String CORRELATION = "CorrelationId";
    private static final List<String> READ_PROBLEMS = List.of("400", "401", "403", "404", "406", "429", "500", "503");
    private static final List<String> WRITE_PROBLEMS =
            List.of("400", "401", "403", "404", "406", "409", "413", "415", "422", "429", "500", "503");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getComponents().setSchemas(new HashMap<>());
        api.getComponents()
                .addSchema(PROBLEM, problem())
                .addResponse(PROBLEM, answer())
                .addParameter(
                        RequestFilter.KEY_HEADER,
                        header(
                                        RequestFilter.KEY_HEADER,
                                        "1 to 64 visible ASCII characters of the caller's choice. The same request under the same"
                                                + " key is done once and gets the same answer for 24 hours; another request under it is"
                                                + " refused.")
                                .required(true))
                .addParameter(
                        CORRELATION,
                        header(
                                CorrelationFilter.HEADER,
                                "A reference of the caller's own, up to 64 letters, digits and .-_; sent back, and used in the"
                                        + " log where something fails."));
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            RecordSchemas schemas = new RecordSchemas(api.getComponents());
            api.getPaths()
                    .getPathItems()
                    .forEach((path, item) -> item.getOperations()
                            .forEach((verb, operation) -> Catalogue.find(verb.name(), path)
                                    .ifPresent(method -> describe(path, method, operation, schemas))));
        }
    }

    private static void describe(String path, Method method, Operation operation, RecordSchemas schemas) {
        Arrays.stream(method.getParameterTypes())
                .filter(Class::isRecord)
                .findFirst()
                .ifPresent(body -> operation.setRequestBody(
                        OASFactory.createRequestBody().required(true).content(json(schemas.of(body)))));
        Answers answers = method.getAnnotation(Answers.class);
        Class<?> answer = answers == null ? method.getReturnType() : answers.value();
        APIResponses responses = OASFactory.createAPIResponses();
        APIResponse good = OASFactory.createAPIResponse().description("Done");
        if (answer.isRecord()) {
            good.content(json(schemas.of(answer)));
        }
        String status = answers != null ? String.valueOf(answers.status()) : answer == void.class ? "204" : "200";
        responses.addAPIResponse(status, good);
        if (path.startsWith(OURS)) {
            boolean write = method.isAnnotationPresent(Idempotent.class);
            if (write) {
                operation.addParameter(reference(RequestFilter.KEY_HEADER));
            }
            operation.addParameter(reference(CORRELATION));
            for (String wrong : write ? WRITE_PROBLEMS : READ_PROBLEMS) {
                responses.addAPIResponse(wrong, OASFactory.createAPIResponse().ref(PROBLEM));
            }
        }
        operation.setResponses(responses);
    }

    private static Content json(Schema schema) {
        return OASFactory.createContent()
                .addMediaType(
                        MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schema));
    }

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(text());
    }

    private static APIResponse answer() {
        return OASFactory.createAPIResponse()
                .description(
                        "What went wrong, by a code that stays. The sentence is English, or Danish where Accept-Language asks for it.")
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .type(Schema.SchemaType.OBJECT)
                .description("A problem document (RFC 9457)")
                .properties(Map.of(
                        "type", text().format("uri"),
                        "title", text(),
                        "status", OASFactory.createSchema().type(Schema.SchemaType.INTEGER),
                        "code", text(),
                        "pointer", text().format("json-pointer").description("the member of the body that is wrong"),
                        "correlationId", text().description("for the unexpected: what the log has it under")))
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(Schema.SchemaType.STRING);
    }
}
