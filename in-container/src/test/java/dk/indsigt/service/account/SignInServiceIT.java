package dk.indsigt.service.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.container.Db;
import dk.indsigt.container.Folk;
import dk.indsigt.container.PortalWar;
import dk.indsigt.container.Post;
import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.error.PrivacyException;
import dk.indsigt.service.settings.Setting;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;

@ExtendWith(ArquillianExtension.class)
class SignInServiceIT {
    private static final String NEW = "en ny og lang adgangskode";
    private static final int PER_USER = 5;
    private static final int PER_ADDRESS = 50;

    @EJB
    private SignInService signIn;

    @EJB
    private CredentialService credentials;

    @EJB
    private SignInLimit limit;

    @EJB
    private Folk folk;

    @EJB
    private Db db;

    @Inject
    private Post post;

    /** A network address of one test's own, since the limit counts addresses too. */
    private final String home = "home of " + UUID.randomUUID();

    @Deployment
    static WebArchive war() {
        return PortalWar.make();
    }

    @Test
    @DisplayName("the right password gives the actor of the account, and the sign-in is remembered")
    void right() {
        Someone anna = opened();
        Actor actor = signIn(anna.username(), Folk.PASSWORD).orElseThrow();
        assertEquals(anna.actor(), actor);
        assertNotNull(db.text("select last_sign_in_at from account where id = ?", actor.accountId()));
        assertEquals(1, actions("SIGNED_IN", "account_id", actor.accountId()));
    }

    @Test
    @DisplayName("a wrong password, an unknown user, a closed account and one without a password end alike")
    void wrong() {
        Someone anna = opened();
        Someone closed = opened();
        folk.close(closed.username());
        Someone never = folk.person();
        assertEquals(Optional.empty(), signIn(anna.username(), "en forkert adgangskode"));
        assertEquals(Optional.empty(), signIn(anna.username(), ""));
        assertEquals(Optional.empty(), signIn("nobody-" + UUID.randomUUID(), Folk.PASSWORD));
        assertEquals(Optional.empty(), signIn(closed.username(), Folk.PASSWORD));
        for (String guess : List.of(Folk.PASSWORD, "nobody", "")) {
            assertEquals(Optional.empty(), signIn(never.username(), guess), "no account answers to the dummy");
        }
        assertEquals(2, actions("SIGN_IN_REFUSED", "object_id", anna.actor().accountId()));
    }

    @Test
    @DisplayName("what is no user name or no password of this house is refused without a search for it")
    void nonsense() {
        Someone anna = opened();
        for (String name : new String[] {null, "", "   ", "x".repeat(201)}) {
            assertEquals(Optional.empty(), signIn(name, Folk.PASSWORD));
        }
        assertEquals(Optional.empty(), signIn(anna.username(), "x".repeat(201)));
        assertEquals(Optional.empty(), signIn("' or '1'='1", Folk.PASSWORD));
        assertEquals(Optional.empty(), signIn("test-%", Folk.PASSWORD));
    }

    @Test
    @DisplayName(
            "after five failures even the right password has to wait, before anything is hashed, and only for that user")
    void limitPerUser() {
        Someone anna = opened();
        Someone bo = opened();
        for (int i = 0; i < PER_USER; i++) {
            signIn(anna.username(), "en forkert adgangskode");
        }
        db.run("update account set password_hash = 'none' where username in (?, ?)", anna.username(), bo.username());
        assertEquals("SIGN_IN_LIMIT", refusal(() -> signIn(anna.username(), Folk.PASSWORD)));
        assertEquals("SIGN_IN_LIMIT", refusal(() -> signIn(anna.username(), Folk.PASSWORD)));
        assertThrows(EJBException.class, () -> signIn(bo.username(), Folk.PASSWORD), "this hash cannot be computed");
        folk.open(bo.username());
        assertTrue(signIn(bo.username(), Folk.PASSWORD).isPresent());
    }

    @Test
    @DisplayName("the limit does not tell whether a user exists, and asking for codes and guessing them counts as well")
    void limitForNobody() {
        String nobody = "nobody-" + UUID.randomUUID();
        signIn(nobody, Folk.PASSWORD);
        credentials.sendCode(nobody, home);
        for (int i = 2; i < PER_USER; i++) {
            assertEquals("CODE_WRONG", refusal(() -> credentials.setPassword(nobody, "123456", NEW, home)));
        }
        assertEquals("SIGN_IN_LIMIT", refusal(() -> signIn(nobody, Folk.PASSWORD)));
        assertEquals("SIGN_IN_LIMIT", refusal(() -> credentials.sendCode(nobody, home)));
        assertEquals("SIGN_IN_LIMIT", refusal(() -> credentials.setPassword(nobody, "123456", NEW, home)));
    }

    @Test
    @DisplayName("after fifty failures from one address nobody signs in from there, and everybody from elsewhere")
    void limitPerAddress() {
        Someone anna = opened();
        for (int i = 0; i < PER_ADDRESS; i++) {
            limit.failed("nobody-" + UUID.randomUUID(), home);
        }
        assertEquals("SIGN_IN_LIMIT", refusal(() -> signIn(anna.username(), Folk.PASSWORD)));
        assertTrue(signIn.signIn(anna.username(), Folk.PASSWORD.toCharArray(), "elsewhere " + home)
                .isPresent());
        assertEquals(
                "SIGN_IN_LIMIT",
                refusal(() -> signIn(anna.username(), Folk.PASSWORD)),
                "a right password clears the user, not the address");
    }

    @Test
    @DisplayName("a right password forgives the failures before it, and so does a quarter of an hour")
    void forgiven() {
        Someone anna = opened();
        for (int round = 0; round < 2; round++) {
            fail(anna, PER_USER - 1);
            assertTrue(signIn(anna.username(), Folk.PASSWORD).isPresent());
        }
        fail(anna, PER_USER);
        assertEquals("SIGN_IN_LIMIT", refusal(() -> signIn(anna.username(), Folk.PASSWORD)));
        db.run("update sign_in_failure set at = at - interval 15 minute");
        assertTrue(signIn(anna.username(), Folk.PASSWORD).isPresent());
        limit.forgetOld();
        assertEquals(
                0, db.count("select count(*) from sign_in_failure where at < utc_timestamp(6) - interval 15 minute"));
    }

    @Test
    @DisplayName("no spelling of a user name that opens the account gets round its limit")
    void spellings() {
        List<UnaryOperator<String>> spellings = List.of(
                name -> name.toUpperCase(Locale.ROOT),
                name -> " " + name + "\u2003",
                name -> name.replace('s', '\u017f'),
                name -> name.replace("test", "t\u00e9st"),
                name -> name.replace("test", "te\u0301st"),
                name -> name.replace("test", "te\u00adst"),
                name -> name.replace("test", "\uff54est"));
        for (UnaryOperator<String> spelling : spellings) {
            Someone anna = opened();
            String spelled = spelling.apply(anna.username());
            boolean opens = signIn(spelled, Folk.PASSWORD).isPresent();
            for (int i = 0; i < PER_USER; i++) {
                limit.failed(spelled, "elsewhere " + home);
            }
            assertEquals(opens, limit.reached(anna.username(), home), spelled);
        }
    }

    @Test
    @DisplayName("an account is activated with the code sent to the phone on file, once, and by a long password")
    void activation() {
        Someone anna = folk.person();
        String phone = db.text("select phone from party where id = ?", anna.id());
        credentials.sendCode(anna.username().toUpperCase(Locale.ROOT), home);
        String code = post.codeTo(phone);
        assertTrue(post.newestTo(phone).contains("tage din adgang i brug"));
        assertEquals("PASSWORD_SHORT", refusal(() -> set(anna, code, "elleve tegn")));
        assertEquals("PASSWORD_SHORT", refusal(() -> set(anna, code, null)));
        assertEquals("PASSWORD_LONG", refusal(() -> set(anna, code, "x".repeat(129))));
        set(anna, code, NEW);
        assertEquals(anna.actor(), signIn(anna.username(), NEW).orElseThrow());
        assertEquals("CODE_WRONG", refusal(() -> set(anna, code, "endnu en adgangskode")));
        assertTrue(signIn(anna.username(), NEW).isPresent());
        assertEquals(1, actions("PASSWORD_SET", "account_id", anna.actor().accountId()));
    }

    @Test
    @DisplayName("a forgotten password is replaced with a code, and the old one opens nothing any more")
    void reset() {
        Someone anna = opened();
        String phone = db.text("select phone from party where id = ?", anna.id());
        credentials.sendCode(anna.username(), home);
        String replaced = post.codeTo(phone);
        assertTrue(post.newestTo(phone).contains("ny adgangskode"));
        credentials.sendCode(anna.username(), home);
        String code = post.codeTo(phone);
        if (!code.equals(replaced)) {
            assertEquals("CODE_WRONG", refusal(() -> set(anna, replaced, NEW)), "the newest code counts");
        }
        set(anna, code, NEW);
        assertEquals(Optional.empty(), signIn(anna.username(), Folk.PASSWORD));
        assertTrue(signIn(anna.username(), NEW).isPresent());
    }

    @Test
    @DisplayName("three wrong codes, or half an hour, and the right code sets no password")
    void uselessCode() {
        Someone anna = folk.person();
        String phone = db.text("select phone from party where id = ?", anna.id());
        credentials.sendCode(anna.username(), home);
        String code = post.codeTo(phone);
        for (String wrong : new String[] {"x" + code, "", null}) {
            assertEquals("CODE_WRONG", refusal(() -> set(anna, wrong, NEW)));
        }
        limit.succeeded(anna.username());
        assertEquals("CODE_WRONG", refusal(() -> set(anna, code, NEW)));
        credentials.sendCode(anna.username(), home);
        assertEquals(
                1800,
                db.count(
                        "select timestampdiff(second, created_at, expires_at) from one_time_code where account_id = ?"
                                + " order by created_at desc limit 1",
                        anna.actor().accountId()));
        db.run(
                "update one_time_code set expires_at = utc_timestamp(6) where account_id = ?",
                anna.actor().accountId());
        assertEquals("CODE_WRONG", refusal(() -> set(anna, post.codeTo(phone), NEW)));
        assertEquals(Optional.empty(), signIn(anna.username(), NEW));
    }

    @Test
    @DisplayName(
            "staff get the code at their work address; nobody, and whoever left, gets none, and the answer is the same")
    void whoGetsACode() {
        Actor agent = folk.staff(Role.AGENT);
        String address = db.text("select username from account where id = ?", agent.accountId());
        credentials.sendCode(address, home);
        credentials.setPassword(address, post.codeTo(address), NEW, home);
        assertEquals(agent, signIn(address, NEW).orElseThrow());
        folk.close(address);
        long before = db.count("select count(*) from outbox");
        credentials.sendCode(address, home);
        credentials.sendCode("nobody-" + UUID.randomUUID(), home);
        assertEquals(before, db.count("select count(*) from outbox"));
        assertEquals("USERNAME_REQUIRED", refusal(() -> credentials.sendCode(" ", home)));
        assertEquals("CODE_WRONG", refusal(() -> credentials.setPassword(null, "123456", NEW, home)));
    }

    @Test
    @DisplayName(
            "an installation without administrator invites one by a secret that only the owner of the data can read, and"
                    + " that nobody else can spoil by asking for a code")
    void firstAdministrator() throws IOException {
        Path file = Path.of(Setting.DATA.required(), "first-administrator-url");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        String url = Files.readString(file).strip();
        assertTrue(url.matches("http://localhost/account/first\\.xhtml\\?secret=[0-9a-f]{48}"), url);
        String secret = url.substring(url.indexOf('=') + 1);
        credentials.sendCode("admin", home);
        assertEquals("PASSWORD_SHORT", refusal(() -> credentials.setUpFirstAdministrator(secret, "kort")));
        assertEquals("CODE_WRONG", refusal(() -> credentials.setUpFirstAdministrator(secret + "0", NEW)));
        assertEquals("admin", credentials.setUpFirstAdministrator(secret, NEW));
        assertEquals(Role.ADMIN, signIn("admin", NEW).orElseThrow().role());
        assertEquals("CODE_WRONG", refusal(() -> credentials.setUpFirstAdministrator(secret, NEW)));
        assertEquals(Optional.empty(), credentials.inviteFirstAdministrator());
        db.run("update account set password_hash = null where username = 'admin'");
        assertNotEquals(secret, credentials.inviteFirstAdministrator().orElseThrow());
    }

    private Someone opened() {
        Someone someone = folk.person();
        folk.open(someone.username());
        return someone;
    }

    private Optional<Actor> signIn(String username, String password) {
        return signIn.signIn(username, password.toCharArray(), home);
    }

    private void set(Someone of, String code, String password) {
        credentials.setPassword(of.username(), code, password, home);
    }

    private void fail(Someone who, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(who.username(), home);
        }
    }

    private long actions(String action, String column, UUID id) {
        return db.count("select count(*) from audit_entry where action = ? and " + column + " = ?", action, id);
    }

    private static String refusal(Executable work) {
        return assertThrows(PrivacyException.class, work).code();
    }
}
