package dk.indsigt.portal.api;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The methods of all resources, as the server tells them at start, for the description. */
@Provider
public class Catalogue implements DynamicFeature {
    private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        Path outer = resource.getResourceClass().getAnnotation(Path.class);
        Path inner = method.getAnnotation(Path.class);
        String path = (outer == null ? "" : outer.value()) + "/" + (inner == null ? "" : inner.value());
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                METHODS.put(key(verb.value(), "api/" + path), method);
            }
        }
    }

    /** @return the method that answers there */
    static Optional<Method> find(String verb, String path) {
        return Optional.ofNullable(METHODS.get(key(verb, path)));
    }

    /** A pattern behind a parameter's name is no part of the described path. */
    private static String key(String verb, String path) {
        return verb + " "
                + path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}")
                        .replaceAll("/+", "/")
                        .replaceAll("^/|/$", "");
    }
}
