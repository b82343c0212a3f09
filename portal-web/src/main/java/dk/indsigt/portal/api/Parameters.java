package dk.indsigt.portal.api;

import dk.indsigt.domain.error.NotFoundException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;

/** Ids, days, moments, numbers and codes in addresses. What cannot be an id does not exist; any other nonsense is a bad request. */
@Provider
@ApplicationScoped
public class Parameters implements ParamConverterProvider {
    private static final Map<Class<?>, Function<String, Object>> READ = Map.of(
            UUID.class, Json::uuid,
            Instant.class, Moments::instant,
            LocalDate.class, Moments::day,
            Integer.class, Integer::valueOf,
            int.class, Integer::valueOf,
            Long.class, Long::valueOf,
            long.class, Long::valueOf);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, Object> read = type.isEnum() ? text -> constant(type, text) : READ.get(type);
        if (read == null) {
            return null;
        }
        boolean path = Arrays.stream(annotations).anyMatch(PathParam.class::isInstance);
        return new ParamConverter<>() {
            @Override
            public T fromString(String text) {
                if (text == null) {
                    return null;
                }
                try {
                    return (T) read.apply(text);
                } catch (IllegalArgumentException | DateTimeException | NoSuchElementException wrong) {
                    throw path ? new NotFoundException() : RequestException.bad("PARAMETER_VALUE");
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equals(text))
                .findFirst()
                .orElseThrow();
    }
}
