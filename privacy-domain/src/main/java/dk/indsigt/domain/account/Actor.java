package dk.indsigt.domain.account;

import java.io.Serializable;
import java.util.UUID;

/**
 * Who acts, as every service is told.
 *
 * @param accountId the signed-in account, or the machine client, so that every row that names an account tells which; {@code null} for the system
 * @param role what the account may be
 * @param unit department of a member of staff, or name of a machine client, as customers are told it; {@code null} for others
 * @param personId the person behind a customer's account; {@code null} for staff
 * @param contactId the desk's contact in which a member of staff acts; {@code null} outside one
 */
public record Actor(UUID accountId, Role role, String unit, UUID personId, UUID contactId) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The house itself: timers and start-up. */
    public static final Actor SYSTEM = new Actor(null, Role.SYSTEM, null, null, null);

    /** @return a machine client that calls */
    public static Actor ofClient(UUID clientId, String name) {
        return new Actor(clientId, Role.CLIENT, name, null, null);
    }

    /**
     * @param contact the contact that is worked in
     * @return the same actor in that contact
     */
    public Actor in(UUID contact) {
        return new Actor(accountId, role, unit, personId, contact);
    }
}
