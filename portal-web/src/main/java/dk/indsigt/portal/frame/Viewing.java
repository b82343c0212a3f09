package dk.indsigt.portal.frame;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.service.access.Subject;
import dk.indsigt.service.contact.ContactService;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * Whom this request is about, and as whom the actor acts. A customer looks at himself or at a company he acts for; staff look at the party of
 * the contact that the address names.
 */
@Named("viewing")
@RequestScoped
public class Viewing {
    /** The request parameter that names the desk's contact. */
    public static final String CONTACT = "contact";

    @Inject
    private CurrentUser user;

    @Inject
    private HttpServletRequest request;

    @Inject
    private Instance<ContactService> contacts;

    @Inject
    private Instance<ContactDetailsService> details;

    private Actor actor;
    private UUID partyId;
    private Subject subject;
    private ContactDetails covered;

    /** @return the signed-in actor, for staff in the contact of this request */
    public Actor actor() {
        resolve();
        return actor;
    }

    /** @return whom the page is about */
    public UUID partyId() {
        resolve();
        return partyId;
    }

    /** @return whether staff look at a customer */
    public boolean isDesk() {
        return user.isDesk() && contactParameter() != null;
    }

    public UUID getContactId() {
        return actor().contactId();
    }

    /** @return whether the caller is identified, or there is no caller */
    public boolean isMayChange() {
        return subject() == null || contact().identified();
    }

    public boolean isFull() {
        return subject() == null || subject().full();
    }

    public boolean isPerson() {
        return subject() == null
                ? user.getChoices().stream()
                        .filter(choice -> choice.partyId().equals(partyId()))
                        .allMatch(choice -> choice.person())
                : subject().party().person();
    }

    public Contact contact() {
        return subject().contact();
    }

    public Contact getContact() {
        return isDesk() ? contact() : null;
    }

    public String getIdentifiedBy() {
        return contact().identifiedBy().map(Enum::name).orElse(null);
    }

    /** @return the name as the desk may see it */
    public String getName() {
        if (covered == null) {
            covered = details.get().show(actor(), partyId());
        }
        return covered.name();
    }

    private Subject subject() {
        resolve();
        return subject;
    }

    private void resolve() {
        if (actor != null) {
            return;
        }
        Actor signedIn = user.actor();
        if (!signedIn.role().desk()) {
            actor = signedIn;
            partyId = user.actingFor();
            return;
        }
        actor = signedIn.in(contactParameter());
        subject = contacts.get().current(actor);
        partyId = subject.party().id();
    }

    private UUID contactParameter() {
        return id(request.getParameter(CONTACT));
    }

    /**
     * @return the id, or {@code null} where the text is none
     */
    public static UUID id(String text) {
        if (text == null || text.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    /**
     * @return the id
     * @throws NotFoundException where the text is none
     */
    public static UUID required(String text) {
        UUID id = id(text);
        if (id == null) {
            throw new NotFoundException();
        }
        return id;
    }
}
