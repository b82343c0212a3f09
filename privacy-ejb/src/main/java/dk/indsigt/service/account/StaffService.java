package dk.indsigt.service.account;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts of staff. A new one is activated by its owner with a code sent to the work address, which is the user name. */
@Stateless
@RolesAllowed("ADMIN")
public class StaffService {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private SignInService accounts;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** An account as the administrator sees it. */
    public record Member(
            UUID id, String username, String displayName, Role role, String unit, boolean active, Instant lastSignInAt)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    public List<Member> list(Actor actor) {
        return em.createQuery(
                        "select a from Account a where a.personId is null and a.closedAt is null order by a.role,"
                                + " a.displayName",
                        Account.class)
                .getResultStream()
                .map(account -> new Member(
                        account.id(),
                        account.username(),
                        account.displayName(),
                        account.role(),
                        account.unit().orElse(""),
                        account.open(),
                        account.lastSignInAt().orElse(null)))
                .toList();
    }

    /**
     * @param username work e-mail address
     * @param unit department, as customers are told it
     * @throws InvalidValueException EMAIL_FORMAT, NAME_REQUIRED, UNIT_REQUIRED, ROLE_REQUIRED
     * @throws RefusedException USERNAME_TAKEN
     */
    public void create(Actor actor, String username, String displayName, String unit, Role role) {
        String address = EmailAddress.parse(username).value();
        if (role != Role.AGENT && role != Role.OFFICER && role != Role.ADMIN) {
            throw new InvalidValueException("ROLE_REQUIRED");
        }
        String name = text(displayName, 160, "NAME_REQUIRED");
        String department = text(unit, 60, "UNIT_REQUIRED");
        if (accounts.find(address).isPresent()) {
            throw new RefusedException("USERNAME_TAKEN");
        }
        Account account = Account.ofStaff(ids.next(), address, role, department, name, clock.instant());
        em.persist(account);
        audit.record(actor, AuditAction.ACCOUNT_CREATED, null, account.id(), null, role.name());
    }

    /** @throws RefusedException OWN_ACCOUNT */
    public void close(Actor actor, UUID accountId) {
        Account account = em.find(Account.class, accountId);
        if (account == null || account.personId().isPresent()) {
            throw new NotFoundException();
        }
        if (account.id().equals(actor.accountId())) {
            throw new RefusedException("OWN_ACCOUNT");
        }
        account.close(clock.instant());
        audit.record(actor, AuditAction.ACCOUNT_CLOSED, null, accountId, null, null);
    }

    private static String text(String value, int max, String missing) {
        if (value == null || value.isBlank()) {
            throw new InvalidValueException(missing);
        }
        if (value.strip().length() > max) {
            throw new InvalidValueException("TOO_LONG", max);
        }
        return value.strip();
    }
}
