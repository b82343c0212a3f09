package dk.indsigt.service.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Db;
import dk.indsigt.container.PortalWar;
import jakarta.ejb.EJB;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class SchemaIT {
    /** Read by the register as plain rows, counted by native statements, or the migrator's own. */
    private static final Set<String> WITHOUT_ENTITY = new TreeSet<>(Set.of(
            "activity_basis",
            "activity_category",
            "activity_recipient",
            "age_of_consent",
            "audience_left_out",
            "audience_platform",
            "authority",
            "brand",
            "consent_purpose",
            "consent_purpose_channel",
            "consent_scope",
            "controller",
            "data_category",
            "directory_recipient",
            "flyway_schema_history",
            "idempotency_key",
            "job_lease",
            "legal_basis",
            "own_product",
            "newsletter_left_out",
            "processing_activity",
            "recipient",
            "refusal_ground",
            "request_type",
            "request_type_ground",
            "survey_answer",
            "survey_question",
            "retention_rule",
            "robinson_entry",
            "robinson_rule",
            "sign_in_failure"));

    /** A column as the database has it. */
    private record Kept(String type, boolean nullable, Long length) {}

    @EJB
    private Db db;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("every column of an entity exists, and none is left over but by the database's own doing")
    void columns() {
        for (Map.Entry<String, Map<String, Field>> mapped : mapped().entrySet()) {
            assertEquals(
                    columns(mapped.getKey()).keySet(),
                    new TreeSet<>(mapped.getValue().keySet()),
                    mapped.getKey());
        }
    }

    @Test
    @DisplayName("texts are as long in the entity as in the database, and every code of an enum fits")
    void lengths() {
        mapped().forEach((table, fields) -> fields.forEach((name, field) -> {
            Kept kept = columns(table).get(name);
            Column column = field.getAnnotation(Column.class);
            if (field.getType() == String.class && field.isAnnotationPresent(Column.class)) {
                assertEquals((long) kept.length(), column.length(), table + "." + name);
            }
            if (field.isAnnotationPresent(Enumerated.class)) {
                int longest = Arrays.stream(field.getType().getEnumConstants())
                        .mapToInt(code -> ((Enum<?>) code).name().length())
                        .max()
                        .orElse(0);
                assertTrue(longest <= kept.length(), table + "." + name + " holds " + longest);
                assertEquals((long) kept.length(), column.length(), table + "." + name);
            }
        }));
    }

    @Test
    @DisplayName("what Java cannot leave out the database does not leave out either")
    void nullability() {
        mapped().forEach((table, fields) -> fields.forEach((name, field) -> {
            Kept kept = columns(table).get(name);
            if (field.getType().isPrimitive()) {
                assertFalse(kept.nullable(), table + "." + name);
            }
            if (field.getName().equals("id") || field.getName().equals("version")) {
                assertFalse(kept.nullable(), table + "." + name);
            }
        }));
    }

    @Test
    @DisplayName("instants have microseconds, identifiers the database's own type")
    void types() {
        mapped().forEach((table, fields) -> fields.forEach((name, field) -> {
            Kept kept = columns(table).get(name);
            switch (field.getType().getSimpleName()) {
                case "Instant" -> assertEquals("datetime(6)", kept.type(), table + "." + name);
                case "LocalDate" -> assertEquals("date", kept.type(), table + "." + name);
                case "UUID" -> assertEquals("uuid", kept.type(), table + "." + name);
                default -> {}
            }
        }));
    }

    @Test
    @DisplayName("every entity can be read, with what the demo operator wrote")
    void readable() {
        for (EntityType<?> type : em.getMetamodel().getEntities()) {
            db.jpql("select e from " + type.getName() + " e", 50);
        }
        for (String filled :
                Set.of("Person", "Company", "Line", "ConsentDecision", "Recording", "AuditEntry", "Contact")) {
            assertFalse(db.jpql("select e from " + filled + " e", 1).isEmpty(), filled);
        }
    }

    @Test
    @DisplayName("a table has an entity, or is known to have none")
    void tables() {
        Set<String> tables = new TreeSet<>();
        db.rows("select table_name from information_schema.tables where table_schema = database()")
                .forEach(name -> tables.add(name.toString()));
        tables.removeAll(mapped().keySet());
        assertEquals(WITHOUT_ENTITY, tables);
    }

    private Map<String, Map<String, Field>> mapped() {
        Map<String, Map<String, Field>> tables = new TreeMap<>();
        for (EntityType<?> type : em.getMetamodel().getEntities()) {
            Class<?> entity = type.getJavaType();
            Map<String, Field> columns = tables.computeIfAbsent(tableOf(entity), name -> new TreeMap<>());
            for (Attribute<?, ?> attribute : type.getAttributes()) {
                Field field = field(entity, attribute.getName());
                if (attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.ELEMENT_COLLECTION) {
                    continue;
                }
                if (attribute.getPersistentAttributeType() == Attribute.PersistentAttributeType.EMBEDDED) {
                    Arrays.stream(field.getType().getDeclaredFields())
                            .filter(part -> part.isAnnotationPresent(Column.class))
                            .forEach(part -> columns.put(columnOf(part), part));
                } else {
                    columns.put(columnOf(field), field);
                }
            }
        }
        return tables;
    }

    private Map<String, Kept> columns(String table) {
        Map<String, Kept> columns = new TreeMap<>();
        for (Object found : db.rows(
                "select column_name, column_type, is_nullable, character_maximum_length from"
                        + " information_schema.columns where table_schema = database() and table_name = ?",
                table)) {
            Object[] row = (Object[]) found;
            Long length = row[3] == null ? null : ((Number) row[3]).longValue();
            columns.put(
                    row[0].toString().toLowerCase(Locale.ROOT),
                    new Kept(row[1].toString(), "YES".equals(row[2]), length));
        }
        columns.remove("kind".equals(discriminatorOf(table)) ? "kind" : "");
        return columns;
    }

    private String discriminatorOf(String table) {
        return em.getMetamodel().getEntities().stream()
                .map(type -> (Class<?>) type.getJavaType())
                .filter(type -> tableOf(type).equals(table) && type.isAnnotationPresent(DiscriminatorColumn.class))
                .map(type -> type.getAnnotation(DiscriminatorColumn.class).name())
                .findFirst()
                .orElse(null);
    }

    private static Field field(Class<?> entity, String name) {
        for (Class<?> current = entity; current != null; current = current.getSuperclass()) {
            for (Field field : current.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        throw new IllegalStateException(name);
    }

    private static String tableOf(Class<?> entity) {
        Class<?> current = entity;
        while (!current.isAnnotationPresent(Table.class)) {
            current = current.getSuperclass();
        }
        return current.getAnnotation(Table.class).name();
    }

    private static String columnOf(Field field) {
        Column column = field.getAnnotation(Column.class);
        if (column != null && !column.name().isEmpty()) {
            return column.name();
        }
        JoinColumn join = field.getAnnotation(JoinColumn.class);
        return join == null ? field.getName().toLowerCase(Locale.ROOT) : join.name();
    }
}
