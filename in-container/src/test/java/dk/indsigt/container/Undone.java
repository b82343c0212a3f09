package dk.indsigt.container;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Does what a customer asks for, and fails at the last moment: whatever stays was not in the transaction. */
@Stateless
@RunAs("CUSTOMER")
public class Undone {
    @Resource
    private SessionContext context;

    public void work(Runnable work) {
        work.run();
        context.setRollbackOnly();
    }
}
