package dk.indsigt.service.access;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.party.Party;

/**
 * The party that an actor may deal with now.
 *
 * @param party who it is about
 * @param full whether values are shown; else they are covered
 * @param contact the desk's contact, or {@code null} for the customer
 */
public record Subject(Party party, boolean full, Contact contact) {
    /** @return through what a change made now was asked for */
    public AskedThrough through() {
        return contact == null ? AskedThrough.PORTAL : contact.channel();
    }

    /** @return what proves who asked, for a change that staff write down; {@code null} for the customer's own act */
    public String evidence() {
        if (contact == null) {
            return null;
        }
        return contact.identifiedBy()
                .map(how -> how
                        + contact.identifiedEvidence().map(text -> " " + text).orElse(""))
                .orElse(null);
    }
}
