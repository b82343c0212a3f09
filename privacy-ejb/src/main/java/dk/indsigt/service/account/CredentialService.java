package dk.indsigt.service.account;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.OneTimeCode;
import dk.indsigt.domain.account.OneTimeCode.Purpose;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Party;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.notice.NoticeService;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Activation of an account and a forgotten password: a code goes to a contact point that is on file, and whoever has it sets a password. The
 * answer to the first step is the same for everybody.
 */
@Stateless
@PermitAll
public class CredentialService {
    /** ASVS 5: length is what counts. */
    public static final int PASSWORD_MIN = 12;

    private static final int PASSWORD_MAX = 128;
    private static final String FIRST_ADMIN = "admin";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private SignInService accounts;

    @Inject
    private SignInLimit limit;

    @Inject
    private NoticeService notices;

    @Inject
    private AuditService audit;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /**
     * Sends a code to the e-mail or phone on file, where there is such an account. Says nothing either way.
     *
     * @throws RefusedException SIGN_IN_LIMIT
     */
    public void sendCode(String username, String address) {
        if (username == null || username.isBlank()) {
            throw new InvalidValueException("USERNAME_REQUIRED");
        }
        if (limit.reached(username, address)) {
            throw new RefusedException("SIGN_IN_LIMIT");
        }
        limit.failed(username, address);
        accounts.find(username).filter(account -> !account.closed()).ifPresent(this::sendTo);
    }

    /**
     * @throws InvalidValueException PASSWORD_SHORT, PASSWORD_LONG, CODE_WRONG
     * @throws RefusedException SIGN_IN_LIMIT
     */
    public void setPassword(String username, String code, String password, String address) {
        requirePassword(password);
        if (username == null || username.isBlank()) {
            throw new WrongCodeException();
        }
        if (limit.reached(username, address)) {
            throw new RefusedException("SIGN_IN_LIMIT");
        }
        Optional<Account> account = accounts.find(username).filter(found -> !found.closed());
        boolean right = account.flatMap(this::newestCode)
                .filter(open -> open.usable(clock.instant()))
                .map(open -> open.redeem(hash(code), clock.instant()))
                .orElse(false);
        if (!right) {
            limit.failed(username, address);
            throw new WrongCodeException();
        }
        limit.succeeded(username);
        protect(account.orElseThrow(), password);
    }

    /**
     * Makes the way in for the first administrator of an empty installation.
     *
     * @return the secret of the one-time address, or nothing where an administrator exists
     */
    public Optional<String> inviteFirstAdministrator() {
        long administrators = em.createQuery(
                        "select count(a) from Account a where a.role = :role and a.passwordHash is not null",
                        Long.class)
                .setParameter("role", Role.ADMIN)
                .getSingleResult();
        if (administrators > 0) {
            return Optional.empty();
        }
        Account account = accounts.find(FIRST_ADMIN).orElseGet(() -> {
            Account made = Account.ofStaff(ids.next(), FIRST_ADMIN, Role.ADMIN, "IT", "Administrator", clock.instant());
            em.persist(made);
            return made;
        });
        String secret = HexFormat.of().formatHex(ids.bytes(24));
        newestCode(account).ifPresent(old -> old.revoke(clock.instant()));
        em.persist(OneTimeCode.issue(ids.next(), Purpose.FIRST_ADMIN, hash(secret), clock.instant())
                .forAccount(account.id()));
        return Optional.of(secret);
    }

    /**
     * @param secret from the one-time address
     * @return the user name that was set up
     * @throws InvalidValueException PASSWORD_SHORT, PASSWORD_LONG, CODE_WRONG
     */
    public String setUpFirstAdministrator(String secret, String password) {
        requirePassword(password);
        Account account = accounts.find(FIRST_ADMIN).orElseThrow(WrongCodeException::new);
        boolean right = newestCode(account)
                .filter(open -> open.usable(clock.instant()))
                .map(open -> open.redeem(hash(secret), clock.instant()))
                .orElse(false);
        if (!right) {
            throw new WrongCodeException();
        }
        protect(account, password);
        return account.username();
    }

    private void sendTo(Account account) {
        Purpose purpose = account.open() ? Purpose.PASSWORD_RESET : Purpose.ACTIVATION;
        Optional<Party> person = account.personId().map(id -> em.find(Party.class, id));
        if (person.isPresent()) {
            notices.sendCode(person.get(), purpose, issue(account, purpose));
        } else {
            staffAddress(account)
                    .ifPresent(
                            email -> notices.sendCodeTo(email, account.language(), purpose, issue(account, purpose)));
        }
    }

    /** Replaces the code before it, an invitation too: so only for a code that has somewhere to go. */
    private String issue(Account account, Purpose purpose) {
        newestCode(account).ifPresent(old -> old.revoke(clock.instant()));
        String code = ids.digits();
        em.persist(OneTimeCode.issue(ids.next(), purpose, hash(code), clock.instant())
                .forAccount(account.id()));
        return code;
    }

    /** Staff sign in with their work address where the user name is one. */
    private static Optional<EmailAddress> staffAddress(Account account) {
        try {
            return Optional.of(EmailAddress.parse(account.username()));
        } catch (InvalidValueException notAnAddress) {
            return Optional.empty();
        }
    }

    private void protect(Account account, String password) {
        account.protectWith(PasswordHash.of(password.toCharArray(), ids.bytes(16)));
        audit.record(account.actor(), AuditAction.PASSWORD_SET, null, account.id());
    }

    private Optional<OneTimeCode> newestCode(Account account) {
        return em.createQuery(
                        "select c from OneTimeCode c where c.accountId = :account and c.purpose in :purposes"
                                + " order by c.createdAt desc",
                        OneTimeCode.class)
                .setParameter("account", account.id())
                .setParameter("purposes", List.of(Purpose.ACTIVATION, Purpose.PASSWORD_RESET, Purpose.FIRST_ADMIN))
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private byte[] hash(String code) {
        return vault.hash("one-time code", code == null ? "" : code.strip());
    }

    private static void requirePassword(String password) {
        if (password == null || password.length() < PASSWORD_MIN) {
            throw new InvalidValueException("PASSWORD_SHORT", PASSWORD_MIN);
        }
        if (password.length() > PASSWORD_MAX) {
            throw new InvalidValueException("PASSWORD_LONG", PASSWORD_MAX);
        }
    }
}
