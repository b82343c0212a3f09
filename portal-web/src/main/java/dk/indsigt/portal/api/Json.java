package dk.indsigt.portal.api;

import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/**
 * Strict JSON for records. What comes in must be UTF-8, nested at most 32 deep, and have each member that the record names once and none that it
 * does not; only what is Optional or a List may be left out. An enum travels as its toString. Going out, what is {@code null} or empty Optional
 * is left out.
 */
public final class Json {
    private static final int DEPTH = 32;
    private static final int DIGITS = 40;
    private static final int NAME_MAX = 40;
    private static final JsonParserFactory PARSERS = jakarta.json.Json.createParserFactory(Map.of());
    private static final ClassValue<Form> FORMS = new ClassValue<>() {
        @Override
        protected Form computeValue(Class<?> type) {
            return Form.of(type);
        }
    };

    private Json() {}

    /** A record as it is made and asked. */
    private record Form(RecordComponent[] components, java.lang.reflect.Constructor<?> constructor) {
        static Form of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                for (RecordComponent component : components) {
                    component.getAccessor().setAccessible(true);
                }
                return new Form(components, constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(type.getName(), e);
            }
        }

        Object make(Object[] values) {
            try {
                return constructor.newInstance(values);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof RuntimeException own) {
                    throw own;
                }
                throw new IllegalStateException(e);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * @param body what was sent
     * @param type a record
     * @throws RequestException BODY_MISSING, BODY_ENCODING, JSON_MALFORMED, JSON_DEEP, MEMBER_TWICE, MEMBER_UNKNOWN, MEMBER_MISSING,
     *     MEMBER_TYPE, MEMBER_VALUE
     */
    public static <T> T read(byte[] body, Class<T> type) {
        return type.cast(convert(tree(body), type, ""));
    }

    /**
     * @return maps, lists, texts, numbers and booleans
     * @throws RequestException BODY_MISSING, BODY_ENCODING, JSON_MALFORMED, JSON_DEEP, MEMBER_TWICE
     */
    static Object tree(byte[] body) {
        if (body.length == 0) {
            throw RequestException.bad("BODY_MISSING");
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(text(body)))) {
            Object tree = value(parser, parser.next(), "", 0);
            if (parser.hasNext()) {
                throw RequestException.bad("JSON_MALFORMED");
            }
            return tree;
        } catch (JsonParsingException | NoSuchElementException | NumberFormatException malformed) {
            throw RequestException.bad("JSON_MALFORMED");
        }
    }

    public static byte[] bytes(Object value) {
        if (value instanceof byte[] ready) {
            return ready;
        }
        StringBuilder text = new StringBuilder(256);
        write(text, value);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RequestException.bad("BODY_ENCODING");
        }
    }

    private static Object value(JsonParser parser, Event event, String at, int depth) {
        if (depth > DEPTH) {
            throw RequestException.bad("JSON_DEEP", DEPTH);
        }
        return switch (event) {
            case START_OBJECT -> members(parser, at, depth);
            case START_ARRAY -> items(parser, at, depth);
            case VALUE_STRING -> plain(parser.getString(), at);
            case VALUE_NUMBER -> number(parser, at);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw RequestException.bad("JSON_MALFORMED");
        };
    }

    private static Map<String, Object> members(JsonParser parser, String at, int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = parser.getString();
            String place = at + "/" + name;
            if (members.containsKey(name)) {
                throw RequestException.at(sayable(at, name), "MEMBER_TWICE");
            }
            members.put(name, value(parser, parser.next(), place, depth + 1));
        }
        return members;
    }

    private static List<Object> items(JsonParser parser, String at, int depth) {
        List<Object> items = new ArrayList<>();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            items.add(value(parser, event, at + "/" + items.size(), depth + 1));
        }
        return items;
    }

    /** Half a surrogate pair is no character, and a NUL is nobody's. */
    private static String plain(String text, String at) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !pair) {
                throw RequestException.bad("JSON_MALFORMED");
            }
            i += pair ? 1 : 0;
        }
        return text;
    }

    private static BigDecimal number(JsonParser parser, String at) {
        if (parser.getString().length() > DIGITS) {
            throw RequestException.bad("JSON_MALFORMED");
        }
        return parser.getBigDecimal();
    }

    static Object convert(Object value, Type type, String at) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                return value == null ? Optional.empty() : Optional.of(convert(value, argument, at));
            }
            if (generic.getRawType() == List.class) {
                return value == null ? List.of() : list(value, argument, at);
            }
            throw new IllegalStateException("a record of the API with a " + generic);
        }
        if (value == null) {
            throw RequestException.at(at, "MEMBER_MISSING");
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return object(value, plain, at);
        }
        return scalar(value, plain, at);
    }

    private static List<Object> list(Object value, Type type, String at) {
        if (!(value instanceof List<?> items)) {
            throw RequestException.at(at, "MEMBER_TYPE");
        }
        List<Object> converted = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            converted.add(convert(items.get(i), type, at + "/" + i));
        }
        return List.copyOf(converted);
    }

    private static Object object(Object value, Class<?> type, String at) {
        if (!(value instanceof Map<?, ?> members)) {
            throw RequestException.at(at, "MEMBER_TYPE");
        }
        Form form = FORMS.get(type);
        Object[] values = new Object[form.components().length];
        int found = 0;
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = form.components()[i];
            found += members.containsKey(component.getName()) ? 1 : 0;
            values[i] = convert(
                    members.get(component.getName()), component.getGenericType(), at + "/" + component.getName());
        }
        if (found < members.size()) {
            throw unknown(members, form, at);
        }
        return form.make(values);
    }

    private static RequestException unknown(Map<?, ?> members, Form form, String at) {
        List<String> names =
                Arrays.stream(form.components()).map(RecordComponent::getName).toList();
        String first = members.keySet().stream()
                .map(Object::toString)
                .filter(name -> !names.contains(name))
                .findFirst()
                .orElseThrow();
        return RequestException.at(sayable(at, first), "MEMBER_UNKNOWN");
    }

    /** A name that a caller made up is repeated only where it looks like one. */
    static String sayable(String at, String name) {
        return name.length() <= NAME_MAX && name.matches("[A-Za-z][A-Za-z0-9_]*") ? at + "/" + name : at;
    }

    private static Object scalar(Object value, Class<?> type, String at) {
        if (type == boolean.class || type == Boolean.class) {
            return typed(value, Boolean.class, at);
        }
        try {
            if (type == int.class || type == Integer.class) {
                return typed(value, BigDecimal.class, at).intValueExact();
            }
            if (type == long.class || type == Long.class) {
                return typed(value, BigDecimal.class, at).longValueExact();
            }
            if (type == BigDecimal.class) {
                return typed(value, BigDecimal.class, at);
            }
            String text = typed(value, String.class, at);
            if (type == String.class) {
                return text;
            }
            if (type == UUID.class) {
                return uuid(text);
            }
            if (type == Instant.class) {
                return Moments.instant(text);
            }
            if (type == LocalDate.class) {
                return Moments.day(text);
            }
            if (type.isEnum()) {
                return Arrays.stream(type.getEnumConstants())
                        .filter(constant -> constant.toString().equals(text))
                        .findFirst()
                        .orElseThrow();
            }
        } catch (ArithmeticException | IllegalArgumentException | DateTimeException | NoSuchElementException wrong) {
            throw RequestException.at(at, "MEMBER_VALUE");
        }
        throw new IllegalStateException("a record of the API with a " + type);
    }

    /** Java takes shorter ones and fills them up. */
    static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    private static <T> T typed(Object value, Class<T> type, String at) {
        if (!type.isInstance(value)) {
            throw RequestException.at(at, "MEMBER_TYPE");
        }
        return type.cast(value);
    }

    private static void write(StringBuilder text, Object value) {
        if (value == null) {
            text.append("null");
        } else if (value instanceof Optional<?> maybe) {
            write(text, maybe.orElse(null));
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        } else if (value instanceof Collection<?> items) {
            text.append('[');
            String comma = "";
            for (Object item : items) {
                text.append(comma);
                write(text, item);
                comma = ",";
            }
            text.append(']');
        } else if (value instanceof Map<?, ?> map) {
            Members members = new Members(text);
            map.forEach((name, member) -> members.add(name.toString(), member));
            members.end();
        } else if (value instanceof Record) {
            record(text, value);
        } else {
            quoted(text, value.toString());
        }
    }

    private static void record(StringBuilder text, Object value) {
        Members members = new Members(text);
        for (RecordComponent component : FORMS.get(value.getClass()).components()) {
            try {
                members.add(component.getName(), component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        members.end();
    }

    /** An object that is being written. */
    private static final class Members {
        private final StringBuilder text;
        private char before = '{';

        Members(StringBuilder text) {
            this.text = text;
        }

        void add(String name, Object value) {
            if (value == null || value instanceof Optional<?> maybe && maybe.isEmpty()) {
                return;
            }
            text.append(before);
            quoted(text, name);
            text.append(':');
            write(text, value);
            before = ',';
        }

        void end() {
            text.append(before == '{' ? "{}" : "}");
        }
    }

    private static void quoted(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
