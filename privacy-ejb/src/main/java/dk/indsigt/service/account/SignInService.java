package dk.indsigt.service.account;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Checks a password. What comes back for a wrong one, an unknown user and a closed account is the same, and takes as long. */
@Stateless
@PermitAll
public class SignInService {
    private static final int INPUT_MAX = 200;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Resource(lookup = "java:app/jdbc/indsigt")
    private DataSource database;

    @Inject
    private SignInLimit limit;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    private String dummyHash;

    @PostConstruct
    void prepareDummy() {
        dummyHash = PasswordHash.of("nobody".toCharArray(), ids.bytes(16));
    }

    /**
     * @param address network address of the caller, for the limit
     * @return the actor, or nothing where user name and password do not fit
     * @throws RefusedException SIGN_IN_LIMIT before any hashing, after too many failures
     */
    public Optional<Actor> signIn(String username, char[] password, String address) {
        if (username == null || username.isBlank() || username.length() > INPUT_MAX || password.length > INPUT_MAX) {
            return Optional.empty();
        }
        if (limit.reached(username, address)) {
            audit.recordApart(Actor.SYSTEM, AuditAction.SIGN_IN_LIMITED, null, null, null, null);
            throw new RefusedException("SIGN_IN_LIMIT");
        }
        Optional<Account> account = find(username);
        boolean right = PasswordHash.matches(
                password,
                account.filter(Account::open).flatMap(Account::passwordHash).orElse(dummyHash));
        if (!right || account.filter(Account::open).isEmpty()) {
            limit.failed(username, address);
            audit.recordApart(
                    Actor.SYSTEM,
                    AuditAction.SIGN_IN_REFUSED,
                    null,
                    account.map(Account::id).orElse(null),
                    null,
                    null);
            return Optional.empty();
        }
        limit.succeeded(username);
        account.get().signedIn(clock.instant());
        Actor actor = account.get().actor();
        audit.record(actor, AuditAction.SIGNED_IN, null, null);
        return Optional.of(actor);
    }

    /** @return whether somebody who is signed in to it is still to be served; asked at each request, so it takes one plain statement */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public boolean served(UUID accountId) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select 1 from account where id = ? and closed_at is null")) {
            statement.setString(1, accountId.toString());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException failure) {
            throw new EJBException(failure);
        }
    }

    /**
     * The database takes letters with and without accents for the same; the limit on failures does not, so that spellings would get round it.
     *
     * @return the account by its user name, as it was at sign-in
     */
    public Optional<Account> find(String username) {
        return em.createQuery("select a from Account a where a.username = :username", Account.class)
                .setParameter("username", username.strip())
                .getResultStream()
                .filter(account -> account.username().equalsIgnoreCase(username.strip()))
                .findFirst();
    }
}
