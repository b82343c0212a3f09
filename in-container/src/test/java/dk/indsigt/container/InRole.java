package dk.indsigt.container;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;

/** Does some work in a role of the container, without a transaction of its own. */
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public abstract class InRole {
    /** What came of it: a value, or what was thrown. */
    public record Outcome(Object value, Exception failure) {}

    public Outcome work(Callable<?> work) {
        try {
            return new Outcome(work.call(), null);
        } catch (Exception failure) {
            return new Outcome(null, failure);
        }
    }
}
