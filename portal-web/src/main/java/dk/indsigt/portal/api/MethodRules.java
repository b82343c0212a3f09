package dk.indsigt.portal.api;

import dk.indsigt.domain.account.Scope;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the annotations of a resource's method say.
 *
 * @param needs the scopes; {@code null} where nothing is said, and then nobody may
 * @param limit bytes of the body
 * @param body whether it takes one
 */
record MethodRules(Set<Scope> needs, int limit, boolean idempotent, boolean body) {
    private static final int LIMIT = 1_000_000;
    private static final Map<Method, MethodRules> READ = new ConcurrentHashMap<>();

    static MethodRules of(Class<?> resource, Method method) {
        return READ.computeIfAbsent(method, known -> read(resource, known));
    }

    private static MethodRules read(Class<?> resource, Method method) {
        Needs needs = said(resource, method, Needs.class);
        BodyLimit limit = said(resource, method, BodyLimit.class);
        return new MethodRules(
                needs == null ? null : Set.of(needs.value()),
                limit == null ? LIMIT : limit.value(),
                said(resource, method, Idempotent.class) != null,
                Arrays.stream(method.getParameters()).anyMatch(MethodRules::entity));
    }

    private static <A extends Annotation> A said(Class<?> resource, Method method, Class<A> type) {
        A own = method.getAnnotation(type);
        return own == null ? resource.getAnnotation(type) : own;
    }

    private static boolean entity(Parameter parameter) {
        return Arrays.stream(parameter.getAnnotations())
                .noneMatch(annotation -> annotation.annotationType().getName().startsWith("jakarta.ws.rs."));
    }
}
