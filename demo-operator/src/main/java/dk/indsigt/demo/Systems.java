package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.ClientKey;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.service.account.ClientKeys;
import dk.indsigt.service.protection.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** The operator's other systems, which call the machine API. Their keys are made of the public password, and work with demo data only. */
final class Systems {
    private static final int YEARS = 2;

    private final World world;
    private final Vault vault;
    private final Actor administrator;
    private final Credentials credentials;
    private int number;

    private Systems(World world, Vault vault, Actor administrator, Credentials credentials) {
        this.world = world;
        this.vault = vault;
        this.administrator = administrator;
        this.credentials = credentials;
    }

    static void connect(World world, Vault vault, Actor administrator, Credentials credentials) {
        Systems systems = new Systems(world, vault, administrator, credentials);
        systems.connect(
                "Telefonsystem",
                EnumSet.of(Scope.CONSENTS_READ, Scope.CONSENTS_WRITE, Scope.CONSENTS_CHECK, Scope.RIGHTS_WRITE),
                "CALL_RECORDING MKT_OWN SUBSCRIPTION_CHECK");
        systems.connect(
                "Samtaleoptager",
                EnumSet.of(Scope.RECORDINGS_WRITE, Scope.CONSENTS_CHECK, Scope.NOTICES_ACK),
                "CALL_RECORDING");
        systems.connect(
                "Markedsføring",
                EnumSet.of(
                        Scope.RIGHTS_READ,
                        Scope.RIGHTS_WRITE,
                        Scope.CONSENTS_READ,
                        Scope.CONSENTS_WRITE,
                        Scope.CONSENTS_CHECK,
                        Scope.DIRECTORY_READ,
                        Scope.NOTICES_ACK),
                "MKT_OWN MKT_OWN_LETTER MKT_PARTNER MKT_SIMILAR");
        systems.connect(
                "Netværkstjenester",
                EnumSet.of(Scope.CONSENT_INFO, Scope.CONSENTS_READ, Scope.CONSENTS_WRITE),
                "ANON_ANALYTICS FRAUD_CHECK LOCATION_FRAUD LOCATION_VAS TRAFFIC_MKT",
                "http://localhost:9091/callback https://consumer.example.com/consent/callback");
        systems.connect("Mailsystem", EnumSet.of(Scope.MAIL_EVENTS, Scope.CONSENTS_CHECK), "MAIL_OPEN");
    }

    private void connect(String name, Set<Scope> scopes, String purposes) {
        connect(name, scopes, purposes, "");
    }

    private void connect(String name, Set<Scope> scopes, String purposes, String callbacks) {
        number++;
        ClientKey key = ClientKey.ofDemo(number, secret(name));
        Dice dice = world.dice("system " + number);
        Instant at = dice.workingHour(world.today().minusYears(YEARS).plusDays(number));
        world.book()
                .add(
                        Table.MACHINE_CLIENT,
                        dice.id(at),
                        name,
                        key.prefix(),
                        vault.hash(ClientKeys.HASH, key.secret()),
                        Scope.join(scopes),
                        purposes,
                        callbacks,
                        at,
                        administrator.accountId(),
                        1);
        credentials.client(name, key.text(), scopes.stream().map(Scope::code).toList());
    }

    private static byte[] secret(String name) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((Credentials.PASSWORD + " " + name).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
