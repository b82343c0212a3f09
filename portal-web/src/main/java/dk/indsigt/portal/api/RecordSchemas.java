package dk.indsigt.portal.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Describes records just as {@link Json} takes them. The server's own reading of them knows neither Optional nor enum. */
final class RecordSchemas {
    private final Components components;
    private final Map<String, Class<?>> named = new HashMap<>();

    RecordSchemas(Components components) {
        this.components = components;
    }

    Schema of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Schema argument = of(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class
                    ? argument
                    : schema(SchemaType.ARRAY).items(argument);
        }
        Class<?> plain = (Class<?>) type;
        return plain.isRecord() ? reference(plain) : scalar(plain);
    }

    private Schema reference(Class<?> type) {
        String name = type.getSimpleName();
        Class<?> known = named.putIfAbsent(name, type);
        if (known == null) {
            components.addSchema(name, object(type));
        } else if (known != type) {
            throw new IllegalStateException(known.getName() + " and " + type.getName() + " have one name");
        }
        return OASFactory.createSchema().ref(name);
    }

    private Schema object(Class<?> type) {
        Schema object = schema(SchemaType.OBJECT).additionalPropertiesBoolean(false);
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            object.addProperty(component.getName(), of(component.getGenericType()));
            if (component.getType() != Optional.class && component.getType() != List.class) {
                required.add(component.getName());
            }
        }
        return required.isEmpty() ? object : object.required(required);
    }

    private static Schema scalar(Class<?> type) {
        if (type.isEnum()) {
            List<Object> codes = Arrays.stream(type.getEnumConstants())
                    .map(constant -> (Object) constant.toString())
                    .toList();
            return schema(SchemaType.STRING).enumeration(codes);
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema(SchemaType.BOOLEAN);
        }
        if (type == int.class || type == Integer.class) {
            return schema(SchemaType.INTEGER).format("int32");
        }
        if (type == long.class || type == Long.class) {
            return schema(SchemaType.INTEGER).format("int64");
        }
        if (type == BigDecimal.class) {
            return schema(SchemaType.NUMBER);
        }
        Schema text = schema(SchemaType.STRING);
        if (type == UUID.class) {
            text.format("uuid");
        } else if (type == Instant.class) {
            text.format("date-time");
        } else if (type == LocalDate.class) {
            text.format("date");
        }
        return text;
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(type);
    }
}
