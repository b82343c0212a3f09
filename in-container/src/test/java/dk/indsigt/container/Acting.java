package dk.indsigt.container;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.PrivacyException;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;

/** Calls services as somebody: in the container's role of the actor. */
@ApplicationScoped
public class Acting {
    @EJB
    private AsCustomer customer;

    @EJB
    private AsAgent agent;

    @EJB
    private AsOfficer officer;

    @EJB
    private AsAdmin admin;

    @EJB
    private AsClient client;

    /** @return what the work gave */
    public <T> T as(Actor actor, Function<Actor, T> work) {
        return in(actor.role(), () -> work.apply(actor));
    }

    public void does(Actor actor, Consumer<Actor> work) {
        in(actor.role(), () -> {
            work.accept(actor);
            return null;
        });
    }

    /** @return what the work threw, or {@code null} */
    public Exception failure(Role role, Callable<?> work) {
        return bean(role).work(work).failure();
    }

    /** @return the code of the failure that the house foresaw */
    public String refusal(Actor actor, Consumer<Actor> work) {
        Exception failure = failure(actor.role(), () -> {
            work.accept(actor);
            return null;
        });
        if (failure instanceof PrivacyException foreseen) {
            return foreseen.code();
        }
        throw new AssertionError("no foreseen failure", failure);
    }

    @SuppressWarnings("unchecked")
    public <T> T in(Role role, Callable<T> work) {
        InRole.Outcome outcome = bean(role).work(work);
        if (outcome.failure() instanceof RuntimeException failure) {
            throw failure;
        }
        if (outcome.failure() != null) {
            throw new EJBException(outcome.failure());
        }
        return (T) outcome.value();
    }

    private InRole bean(Role role) {
        return switch (role) {
            case CUSTOMER -> customer;
            case AGENT -> agent;
            case OFFICER -> officer;
            case ADMIN -> admin;
            case CLIENT -> client;
            default -> throw new IllegalArgumentException(role.name());
        };
    }
}
