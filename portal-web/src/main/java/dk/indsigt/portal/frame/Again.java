package dk.indsigt.portal.frame;

import jakarta.ejb.EJBException;
import java.util.function.Supplier;

/** Does again what failed only because somebody else changed the same rows at the same moment. */
public final class Again {
    private static final int ATTEMPTS = 4;

    private Again() {}

    /**
     * @param work one transaction
     * @return what the work gave
     * @throws EJBException any other failure, and that one after a few times
     */
    public static <T> T whereTwoMet(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (EJBException wrapped) {
                if (attempt == ATTEMPTS || !Causes.collision(wrapped)) {
                    throw wrapped;
                }
            }
        }
    }

    /** As {@link #whereTwoMet(Supplier)}, for work that gives nothing. */
    public static void whereTwoMet(Runnable work) {
        whereTwoMet(() -> {
            work.run();
            return null;
        });
    }
}
