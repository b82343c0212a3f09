package dk.indsigt.acceptance;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each story what it plays on. Portal and browser are started once for a test run and ended with it. */
final class Stage implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace HERE = Namespace.create(Stage.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Story.class || type == Portal.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == Portal.class) {
            return portal(context);
        }
        return type == Chromium.class ? chromium(context) : story(context);
    }

    /** Ends the story with the test, so that what its pages complained about fails that test. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        Story story = context.getStore(HERE).remove(Story.class, Story.class);
        if (story != null) {
            story.end(
                    context.getRequiredTestClass().getSimpleName() + "-"
                            + context.getRequiredTestMethod().getName(),
                    context.getExecutionException());
        }
    }

    private static Story story(ExtensionContext context) {
        return context.getStore(HERE)
                .getOrComputeIfAbsent(Story.class, type -> new Story(portal(context), chromium(context)), Story.class);
    }

    private static Portal portal(ExtensionContext context) {
        return once(context, Portal.class, Portal::start);
    }

    private static Chromium chromium(ExtensionContext context) {
        return once(context, Chromium.class, Chromium::new);
    }

    private static <T> T once(ExtensionContext context, Class<T> type, Supplier<T> made) {
        Store store = context.getRoot().getStore(HERE);
        return store.getOrComputeIfAbsent(type, key -> made.get(), type);
    }
}
