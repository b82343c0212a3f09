package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.contact.AskedThrough;
import java.time.Instant;

/**
 * A contact at the desk.
 *
 * @param actor the member of staff in this contact
 * @param proof how the caller was identified, or {@code null}
 * @param readyAt when work could begin: after identification
 */
record DemoContact(DemoCustomer customer, Actor actor, AskedThrough channel, String proof, Instant readyAt) {
    /** @param spoken what else proves the person's own act */
    Hand hand(String spoken) {
        return new Hand(channel, actor, proof + "; " + spoken);
    }

    Hand hand() {
        return new Hand(channel, actor, proof);
    }
}
