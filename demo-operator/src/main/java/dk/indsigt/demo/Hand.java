package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;

/**
 * By whose hand and through which channel something was decided.
 *
 * @param evidence what proves the person's own act when staff wrote it down, or {@code null}
 */
record Hand(AskedThrough through, Actor actor, String evidence) {
    /** The person's own, in the portal. */
    static Hand portal(Actor customer) {
        return new Hand(AskedThrough.PORTAL, customer, null);
    }

    /** A load from the system before this one. */
    static Hand bulkLoad() {
        return new Hand(AskedThrough.BULK_LOAD, Actor.SYSTEM, null);
    }

    /** The population register protects name and address. */
    static Hand protection() {
        return new Hand(AskedThrough.PROTECTION, Actor.SYSTEM, null);
    }

    boolean ownAct() {
        return actor.role() == Role.CUSTOMER;
    }
}
