package dk.indsigt.container;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Role;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.contact.Contact;
import dk.indsigt.domain.contact.Reason;
import dk.indsigt.domain.credit.CreditAssessment;
import dk.indsigt.domain.directory.Listing;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Company;
import dk.indsigt.domain.party.Customer;
import dk.indsigt.domain.party.CvrNumber;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Line;
import dk.indsigt.domain.party.LineUse;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.domain.party.Relation;
import dk.indsigt.domain.party.Representation;
import dk.indsigt.domain.party.Segment;
import dk.indsigt.domain.party.Subscription;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.CallSegment;
import dk.indsigt.domain.recording.Direction;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.recording.RecordingConsent;
import dk.indsigt.domain.recording.RecordingRule;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.text.Luhn;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.account.PasswordHash;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import dk.indsigt.service.settings.Setting;
import dk.indsigt.service.time.Ids;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes people, companies, staff, contacts and recordings for one test. */
@Stateless
public class Folk {
    /** The password of every account made here. */
    public static final String PASSWORD = "en lang adgangskode";

    private static final int AUDIO = 200_000;
    private static final Random RANDOM = new Random();

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    @Inject
    private Vault vault;

    @Inject
    private DataKeys keys;

    public Someone person() {
        return person("Anna", "Prøve");
    }

    public Someone person(String given, String family) {
        UUID id = ids.next();
        Person person = Person.register(
                id,
                given,
                family,
                LocalDate.of(1990, 5, 17),
                email(),
                Msisdn.parse(eight()),
                new PostalAddress("Prøvevej 7", "2100", "København Ø"),
                Language.DA,
                clock.instant());
        String cpr = "770590" + String.format("%04d", RANDOM.nextInt(4000));
        person.identifyBy(
                vault.encrypt(keys.of(id, KeyPurpose.CPR), id, KeyPurpose.CPR, "party.cpr " + id, cpr),
                vault.hash("test cpr", id.toString()));
        em.persist(person);
        em.flush();
        String username = "test-" + id;
        Account account = Account.ofCustomer(ids.next(), username, person.name(), id, clock.instant());
        em.persist(account);
        return lined(person, account.actor(), Segment.PRIVATE, id, username);
    }

    public Someone company(Someone representative) {
        UUID id = ids.next();
        Company company = Company.register(
                id,
                "Prøve & Søn",
                cvr(),
                "ApS",
                email(),
                Msisdn.parse(eight()),
                new PostalAddress("Prøvevej 9", "2100", "København Ø"),
                Language.DA,
                clock.instant());
        em.persist(company);
        em.flush();
        em.persist(Representation.grant(
                ids.next(), id, representative.id(), LegalTime.today(clock).minusYears(1)));
        return lined(company, representative.actor(), Segment.BUSINESS, representative.id(), null);
    }

    private Someone lined(Party party, Actor actor, Segment segment, UUID user, String username) {
        LocalDate since = LegalTime.today(clock).minusYears(2);
        String number = free("customer where number", () -> "9" + String.format("%08d", RANDOM.nextInt(100_000_000)));
        Customer customer = Customer.open(ids.next(), number, Brand.THREE, segment, party.id(), since);
        em.persist(customer);
        em.flush();
        UUID line = line(customer.id(), user);
        String msisdn = em.find(Line.class, line).msisdn().value().substring(3);
        return new Someone(party.id(), actor, customer.id(), number, line, msisdn, username);
    }

    /** @return a further line of a customer, used by somebody */
    public UUID line(UUID customerId, UUID user) {
        LocalDate since = LegalTime.today(clock).minusYears(2);
        Subscription subscription = Subscription.start(ids.next(), customerId, "3Fri", since);
        em.persist(subscription);
        em.flush();
        String iccid = "894506" + String.format("%012d", Math.floorMod(RANDOM.nextLong(), 1_000_000_000_000L));
        Line line = Line.activate(
                ids.next(),
                subscription.id(),
                Msisdn.parse(free("line where msisdn", () -> "+45" + eight())),
                iccid + Luhn.checkDigit(iccid),
                since,
                Listing.LISTED,
                clock.instant());
        em.persist(line);
        em.flush();
        em.persist(LineUse.declare(ids.next(), line.id(), user, Relation.SELF, since));
        return line.id();
    }

    public void protect(UUID partyId) {
        em.find(Party.class, partyId).protectAddress();
    }

    /** Gives an account the {@link #PASSWORD}. */
    public void open(String username) {
        account(username).protectWith(PasswordHash.of(PASSWORD.toCharArray(), ids.bytes(16)));
    }

    public void close(String username) {
        account(username).close(clock.instant());
    }

    private Account account(String username) {
        return em.createQuery("select a from Account a where a.username = :name", Account.class)
                .setParameter("name", username)
                .getSingleResult();
    }

    public Actor staff(Role role) {
        String username = "test-" + ids.next() + "@example.dk";
        Account account = Account.ofStaff(ids.next(), username, role, "Prøveenhed", "Prøve", clock.instant());
        em.persist(account);
        return account.actor();
    }

    /** @return the member of staff in a new contact about somebody, with or without proof of who asks */
    public Actor in(Actor staff, Someone about, boolean identified) {
        Contact contact = Contact.open(
                ids.next(),
                staff.accountId(),
                staff.unit(),
                about.customerId(),
                about.id(),
                AskedThrough.PHONE,
                Reason.CUSTOMER_CALLS,
                null,
                clock.instant());
        if (identified) {
            contact.identifiedByMitId("test-reference-1", clock.instant());
        }
        em.persist(contact);
        return staff.in(contact.id());
    }

    public void end(Actor actor) {
        em.find(Contact.class, actor.contactId()).close(clock.instant());
    }

    /** @return a recorded call of somebody, with its encrypted file */
    public UUID recording(Someone of, Instant startedAt) {
        return recording(of, startedAt, CallSegment.PRIVATE, Direction.INBOUND);
    }

    public UUID recording(Someone of, Instant startedAt, CallSegment segment, Direction direction) {
        UUID id = ids.next();
        byte[] data = keys.of(of.id(), KeyPurpose.RECORDING);
        byte[] key = vault.newRecordingKey(data, of.id(), id);
        RecordingConsent consent = RecordingConsent.byKey(
                ids.next(), of.id(), "call-" + id.toString().substring(24), '1', "v1", startedAt);
        em.persist(consent);
        em.flush();
        List<RecordingRule> rules = em.createQuery("select r from RecordingRule r", RecordingRule.class)
                .getResultList();
        em.persist(Recording.keep(
                id,
                of.customerId(),
                consent,
                direction,
                segment,
                startedAt,
                20_000,
                "Regning",
                "Bill",
                "audio/ogg",
                AUDIO,
                key,
                RecordingRule.choose(rules, segment, direction)));
        write(fileOf(id), data, key, of.id(), id);
        return id;
    }

    private void write(Path file, byte[] data, byte[] key, UUID party, UUID id) {
        try {
            Files.createDirectories(file.getParent());
            try (WritableByteChannel channel = vault.encryptRecording(
                    data,
                    key,
                    party,
                    id,
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                ByteBuffer clear = ByteBuffer.wrap(audio(id));
                while (clear.hasRemaining()) {
                    channel.write(clear);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the clear audio of a recording made here */
    public byte[] audio(UUID recordingId) {
        byte[] bytes = new byte[AUDIO];
        new Random(recordingId.getLeastSignificantBits()).nextBytes(bytes);
        return bytes;
    }

    /** @return an automated assessment that said no */
    public UUID refusedCredit(Someone of) {
        CreditAssessment assessment = CreditAssessment.automated(
                ids.next(),
                of.id(),
                of.customerId(),
                CreditAssessment.Kind.CREDIT,
                "CREDIT_BUREAUS",
                List.of("IDENTITY", "DEBT_REGISTER"),
                List.of("NO_REGISTERED_DEBT:FAILED"),
                List.of("DEBT_PAID"),
                CreditAssessment.Outcome.REFUSED,
                clock.instant(),
                LegalTime.today(clock).plusMonths(3));
        em.persist(assessment);
        return assessment.id();
    }

    /** @return where the file of a recording lies */
    public Path fileOf(UUID recordingId) {
        return AudioStore.fileOf(Path.of(Setting.DATA.required(), "audio"), recordingId);
    }

    private EmailAddress email() {
        return EmailAddress.parse("test-" + ids.next() + "@example.dk");
    }

    /** @return what nobody has yet */
    private String free(String where, Supplier<String> drawn) {
        while (true) {
            String candidate = drawn.get();
            if (em.createNativeQuery("select 1 from " + where + " = ?1")
                    .setParameter(1, candidate)
                    .getResultList()
                    .isEmpty()) {
                return candidate;
            }
        }
    }

    private static String eight() {
        while (true) {
            String digits = String.valueOf(20_000_000 + RANDOM.nextInt(40_000_000));
            try {
                Msisdn.parse(digits);
                return digits;
            } catch (InvalidValueException next) {
                continue;
            }
        }
    }

    private static CvrNumber cvr() {
        while (true) {
            String digits = String.valueOf(10_000_000 + RANDOM.nextInt(90_000_000));
            try {
                return new CvrNumber(digits);
            } catch (InvalidValueException next) {
                continue;
            }
        }
    }
}
