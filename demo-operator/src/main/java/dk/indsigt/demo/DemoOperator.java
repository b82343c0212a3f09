package dk.indsigt.demo;

import dk.indsigt.service.account.PasswordHash;
import dk.indsigt.service.protection.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Fills an empty schema with an invented operator, so that there is something to see. */
public final class DemoOperator {
    private DemoOperator() {}

    /**
     * Writes a few hundred customers with all that belongs to them, the encrypted audio under {@code audio/}, and
     * {@code demo-credentials.json}. The same Danish day gives the same operator, save for keys and cipher texts.
     *
     * @param db a migrated, otherwise empty schema
     * @param dataFolder where audio and credentials go
     * @param keyEncryptionKey 32 bytes, the one the portal will run with
     * @param now everything made is older
     * @param progress told in a few words what is being done
     */
    public static void fill(
            DataSource db, Path dataFolder, byte[] keyEncryptionKey, Instant now, Consumer<String> progress) {
        try (Connection connection = db.getConnection()) {
            connection.setAutoCommit(false);
            World world = new World(now, ReferenceData.read(connection));
            Vault vault = new Vault(keyEncryptionKey);
            Credentials credentials = new Credentials();
            progress.accept("Demo operator: customers and lines");
            Workshop shop = Workshop.open(world, vault, dataFolder, passwordHash());
            people(shop, vault, credentials);
            progress.accept("Demo operator: consents and recordings");
            history(shop);
            new RobinsonMaker(world, vault).make();
            world.book().write(connection);
            progress.accept("Demo operator: usage");
            usage(shop, connection);
            credentials.write(dataFolder);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo operator could not be written", e);
        }
    }

    private static void people(Workshop shop, Vault vault, Credentials credentials) {
        Systems.connect(shop.world(), vault, Staff.hire(shop.accounts(), credentials), credentials);
        new PrivateCast(shop, credentials).enter();
        new BusinessCast(shop, credentials).enter();
        new OrdinaryPeople(shop).enter();
        new OrdinaryCompanies(shop).enter();
    }

    private static void history(Workshop shop) {
        World world = shop.world();
        DisclosureMaker disclosures = new DisclosureMaker(world);
        BillingMaker billing = new BillingMaker(world, shop.notices(), disclosures);
        LetterMaker letters = new LetterMaker(world, shop.notices());
        for (DemoCustomer customer : world.customers()) {
            letters.write(customer);
            billing.bill(customer);
        }
        new CookieMaker(world).make();
        new VisitPlan(shop).make();
        new ConsentPlan(shop).make();
        shop.ledger().writeStates();
        new MailMaker(world).make(shop.ledger().standing("MAIL_OPEN"));
        disclosures.make(shop.ledger().standing("SOCIAL_AUDIENCE"));
        RecordingMaker.Kept held = new RecordingPlan(shop).make();
        new HoldMaker(shop).make(held.id());
        new RunMaker(shop).make(held.due());
        new RightsMaker(shop).make();
        new CampaignMaker(shop).make();
        shop.letters().answer("susanne");
        shop.letters().answer("emily");
        shop.audit().writeTo(world.book());
    }

    private static void usage(Workshop shop, Connection connection) throws SQLException {
        try (RowWriter rows = new RowWriter(connection, Table.LOCATION_RECORD)) {
            new LocationMaker(shop.world(), rows).write(shop.ledger().standing("LOCATION_VAS"));
        }
        try (RowWriter rows = new RowWriter(connection, Table.TRAFFIC_RECORD)) {
            new TrafficMaker(shop.world(), rows).write();
        }
    }

    /** One hash for all: hashing is slow on purpose, and the password is public. The salt is fixed, as is the password. */
    private static String passwordHash() {
        byte[] salt = "indsigt demo 2026".getBytes(StandardCharsets.UTF_8);
        return PasswordHash.of(Credentials.PASSWORD.toCharArray(), salt);
    }
}
