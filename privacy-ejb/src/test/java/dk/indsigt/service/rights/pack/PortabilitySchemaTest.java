package dk.indsigt.service.rights.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dk.indsigt.domain.rights.Standing;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The published schema says what the files are. Written anew with {@code -Dindsigt.schema.write=true}, and then it is another version. */
class PortabilitySchemaTest {
    private static final Path FILE = Path.of("../portal-web/src/main/webapp/static/schema/portability-1.json");

    @Test
    @DisplayName("art. 20: the published schema has every list and column that can be taken along, and no other")
    void published() throws IOException {
        JsonObject made = schema();
        if (Boolean.getBoolean("indsigt.schema.write")) {
            Files.createDirectories(FILE.getParent());
            try (JsonWriter writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                    .createWriter(Files.newOutputStream(FILE))) {
                writer.write(made);
            }
        }
        try (JsonReader reader = Json.createReader(Files.newInputStream(FILE))) {
            assertEquals(made, reader.readObject());
        }
    }

    private static JsonObject schema() {
        JsonObjectBuilder categories = Json.createObjectBuilder();
        for (Section section : Section.values()) {
            List<Sheet> sheets = Sheets.portable(section, Standing.SELF);
            if (!sheets.isEmpty()) {
                JsonObjectBuilder lists = Json.createObjectBuilder();
                sheets.forEach(sheet -> lists.add(sheet.name(), list(sheet)));
                categories.add(section.name(), closed(lists));
            }
        }
        JsonObjectBuilder excluded = Json.createObjectBuilder()
                .add("category", type("string"))
                .add("object", type("string").add("format", "uuid"))
                .add("reason", Json.createObjectBuilder().add("type", "string").add("pattern", "^[A-Z0-9_]+$"))
                .add("text", type("string"))
                .add("until", type("string").add("format", "date"));
        JsonObjectBuilder members = Json.createObjectBuilder()
                .add("$schema", type("string"))
                .add("format", Json.createObjectBuilder().add("const", "indsigt-portability-1"))
                .add("case", type("string"))
                .add("created", type("string").add("format", "date-time"))
                .add(
                        "language",
                        Json.createObjectBuilder()
                                .add("enum", Json.createArrayBuilder().add("da").add("en")))
                .add("categories", closed(categories))
                .add(
                        "excluded",
                        type("array")
                                .add(
                                        "items",
                                        closed(excluded)
                                                .add(
                                                        "required",
                                                        Json.createArrayBuilder()
                                                                .add("category")
                                                                .add("reason")
                                                                .add("text"))));
        JsonArrayBuilder required = Json.createArrayBuilder();
        List.of("$schema", "format", "case", "created", "language", "categories", "excluded")
                .forEach(required::add);
        return closed(members)
                .add("$schema", "https://json-schema.org/draft/2020-12/schema")
                .add("title", "Indsigt portability 1")
                .add("description", "What a person takes along under article 20 of the GDPR, as Indsigt hands it out.")
                .add("required", required)
                .build();
    }

    private static JsonObjectBuilder list(Sheet sheet) {
        JsonObjectBuilder columns = Json.createObjectBuilder();
        JsonArrayBuilder required = Json.createArrayBuilder();
        for (Column column : sheet.columns()) {
            columns.add(column.key(), column(column));
            required.add(column.key());
        }
        return type("array").add("items", closed(columns).add("required", required));
    }

    private static JsonObjectBuilder column(Column column) {
        return switch (column.kind()) {
            case NUMBER -> orNull("integer");
            case MONEY -> orNull("number");
            case FLAG -> orNull("boolean");
            case DATE -> orNull("string").add("format", "date");
            case MOMENT -> orNull("string").add("format", "date-time");
            case CODES -> orNull("array").add("items", type("string"));
            default -> orNull("string");
        };
    }

    private static JsonObjectBuilder closed(JsonObjectBuilder properties) {
        return type("object").add("properties", properties).add("additionalProperties", false);
    }

    private static JsonObjectBuilder orNull(String type) {
        return Json.createObjectBuilder()
                .add("type", Json.createArrayBuilder().add(type).add("null"));
    }

    private static JsonObjectBuilder type(String type) {
        return Json.createObjectBuilder().add("type", type);
    }
}
