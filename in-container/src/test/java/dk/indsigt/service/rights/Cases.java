package dk.indsigt.service.rights;

import dk.indsigt.container.Someone;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.disclosure.Disclosure;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.retention.LegalHold;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.Grounds;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.RightsAttachment;
import dk.indsigt.domain.rights.RightsItem;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.rights.RightsStep;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.text.Language;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.protection.DataKeys;
import dk.indsigt.service.protection.PrivateTexts;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.rights.erasure.ErasurePlan;
import dk.indsigt.service.rights.erasure.Erasures;
import dk.indsigt.service.rights.erasure.Planned;
import dk.indsigt.service.settings.Setting;
import dk.indsigt.service.time.Ids;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Cases as the engine makes them, and what they need, made for one test. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Cases {
    private static final Grounds GROUNDS = new Grounds(
            Map.of(RequestType.ERASURE, List.of("BASIS_CONTRACT", "LEGAL_OBLIGATION", "LEGAL_CLAIM", "UNFOUNDED")));

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ErasurePlan plan;

    @Inject
    private Erasures erasures;

    @Inject
    private PrivateTexts texts;

    @Inject
    private DataKeys keys;

    @Inject
    private Vault vault;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** @return a case of a type that has just arrived, with the wish in words */
    public UUID open(Someone about, RequestType type, String wish) {
        return receive(about, type, wish).id();
    }

    /** Decides as the plan says and starts the erasure. @return the case */
    public UUID erase(Someone person) {
        RightsRequest request = receive(person, RequestType.ERASURE, "Slet alt om mig");
        List<RightsItem> items = new ArrayList<>();
        for (Planned planned : plan.of(person.id())) {
            RightsItem item = RightsItem.open(
                    ids.next(),
                    request.id(),
                    RequestType.ERASURE,
                    items.size() + 1,
                    planned.category(),
                    null,
                    planned.amount());
            items.add(
                    planned.ground().isEmpty()
                            ? item.computedGrant()
                            : item.computedRefusal(
                                    planned.ground().get(), planned.until().orElse(null), GROUNDS));
            em.persist(item);
        }
        em.flush();
        erasures.start(request, items);
        return request.id();
    }

    /** Starts as if who somebody is had been granted. */
    public void eraseAllOf(UUID requestId) {
        RightsItem item = RightsItem.open(ids.next(), requestId, RequestType.ERASURE, 1, "IDENTITY", null, 1);
        erasures.start(em.find(RightsRequest.class, requestId), List.of(item.computedGrant()));
    }

    private RightsRequest receive(Someone about, RequestType type, String wish) {
        RightsRequest request = RightsRequest.receive(
                ids.next(),
                ids.readable('S'),
                type,
                about.id(),
                Standing.SELF,
                about.id(),
                null,
                AskedThrough.PORTAL,
                null,
                null,
                Language.DA,
                clock.instant(),
                clock.instant());
        request.wish(texts.seal(about.id(), "wish " + request.id(), wish));
        em.persist(request);
        em.flush();
        RightsStep step = request.received(ids.next(), about.actor(), clock.instant());
        em.persist(step);
        return request;
    }

    public void close(UUID requestId) {
        em.createNativeQuery("update rights_request set closed_at = received_at, state = 'CLOSED' where id = ?")
                .setParameter(1, requestId.toString())
                .executeUpdate();
    }

    /** The customer has left. */
    public void left(Someone someone, LocalDate on) {
        String id = someone.customerId().toString();
        for (String sql : List.of(
                "update customer set ended_on = ?1 where id = ?2",
                "update subscription set ended_on = ?1 where customer_id = ?2",
                "update line set active_to = ?1 where subscription_id in (select s.id from subscription s where"
                        + " s.customer_id = ?2)",
                "update line_use set until = ?1 where line_id in (select l.id from line l join subscription s on s.id ="
                        + " l.subscription_id where s.customer_id = ?2)")) {
            em.createNativeQuery(sql)
                    .setParameter(1, on.toString())
                    .setParameter(2, id)
                    .executeUpdate();
        }
    }

    public void invoice(Someone of, LocalDate deleteDueOn) {
        em.createNativeQuery(
                        "insert into invoice (id, customer_id, number, issued_on, amount_ore, paid_on, delete_due_on)"
                                + " values (?, ?, ?, ?, 19900, ?, ?)")
                .setParameter(1, ids.next().toString())
                .setParameter(2, of.customerId().toString())
                .setParameter(3, ids.readable('R'))
                .setParameter(4, today().minusYears(1).toString())
                .setParameter(5, today().minusYears(1).toString())
                .setParameter(6, deleteDueOn.toString())
                .executeUpdate();
    }

    public void traffic(Someone of, int rows, String counterpart) {
        em.createNativeQuery("insert into traffic_record (line_id, person_id, at, kind, outgoing, counterpart, seconds,"
                        + " bytes, delete_due_on) select ?1, ?2, '2026-01-01', 'VOICE', true, ?3, 60, 0, '2029-01-01' from"
                        + " seq_1_to_" + rows)
                .setParameter(1, of.lineId().toString())
                .setParameter(2, of.id().toString())
                .setParameter(3, counterpart)
                .executeUpdate();
    }

    /** @return an approved hold on everything about somebody, or on one recording */
    public UUID hold(Someone on, UUID recording, LocalDate expires) {
        LegalHold hold = LegalHold.request(
                ids.next(),
                recording == null ? LegalHold.Target.PERSON : LegalHold.Target.RECORDING,
                recording == null ? on.id() : recording,
                on.id(),
                "Et krav",
                expires,
                ids.next(),
                clock.instant());
        hold.approve(ids.next(), clock.instant());
        em.persist(hold);
        return hold.id();
    }

    public void freeze(Someone whom, UUID request) {
        em.persist(ProcessingStop.freeze(ids.next(), whom.id(), request, clock.instant()));
    }

    public void disclosed(Someone whose, String recipient, String reference, int daysAgo, String... categories) {
        em.persist(Disclosure.of(
                ids.next(),
                whose.id(),
                recipient,
                "PA26",
                List.of(categories),
                reference,
                clock.instant().minus(java.time.Duration.ofDays(daysAgo)),
                today().plusYears(3)));
    }

    /** @return a file that came with a case, encrypted as the portal does */
    public UUID attachment(Someone about, UUID request, byte[] clear, Actor by) {
        UUID id = ids.next();
        byte[] data = keys.of(about.id(), KeyPurpose.FILE);
        byte[] key = vault.newFileKey(data, about.id(), id);
        em.persist(
                RightsAttachment.keep(id, request, "text/plain", clear.length, key, by.accountId(), clock.instant()));
        Path file = DoomedFile.Shelf.ATTACHMENT.fileOf(Path.of(Setting.DATA.required()), id);
        try {
            Files.createDirectories(file.getParent());
            try (WritableByteChannel channel = vault.encryptFile(
                    data,
                    key,
                    about.id(),
                    id,
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                channel.write(ByteBuffer.wrap(clear));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    /** A mail or SMS that is lying in the folder for the operator's gateway. */
    public Path lying(String kind, String to, String body) {
        Path file = Path.of(Setting.DATA.required(), "outbox", kind + "-" + ids.next() + ".txt");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "To: " + to + "\nSubject: x\n\n" + body + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    public byte[] sealed(UUID party, String binding, String text) {
        return texts.seal(party, binding, text);
    }

    public String read(UUID party, String binding, byte[] cipher) {
        return texts.read(party, binding, cipher);
    }

    public List<Planned> planOf(UUID party) {
        return plan.of(party);
    }

    public LocalDate today() {
        return LegalTime.today(clock);
    }
}
