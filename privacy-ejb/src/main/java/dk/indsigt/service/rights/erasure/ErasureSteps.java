package dk.indsigt.service.rights.erasure;

import dk.indsigt.domain.account.Account;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.ContactSuppression;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.disclosure.RecipientNotice;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.Person;
import dk.indsigt.domain.protection.DataKey;
import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.domain.recording.DoomedFile;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.retention.ProcessingStop;
import dk.indsigt.domain.rights.Erasure;
import dk.indsigt.domain.rights.RightsRequest;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.consent.PointHashes;
import dk.indsigt.service.consent.Suppressions;
import dk.indsigt.service.disclosure.RecipientNotices;
import dk.indsigt.service.notice.OutboxRemoval;
import dk.indsigt.service.retention.Holds;
import dk.indsigt.service.retention.Stops;
import dk.indsigt.service.rights.pack.Packages;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * One step of an erasure, in a transaction of its own. The first makes the person nobody, destroys the keys and closes the account, all at once:
 * before it everything is whole, after it nobody is served and nothing encrypted can be read. The others take away what is left, part by part.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ErasureSteps {
    /** What is told to the person leaves before their address goes, but is not waited for longer. */
    private static final Duration ANSWER_LEAVES = Duration.ofHours(1);

    private static final Instant EVER = Instant.parse("9999-12-30T00:00:00Z");
    private static final UUID NO_REQUEST = new UUID(0, 0);
    private static final List<String> VOUCHERS = List.of("INVOICE", "PURCHASE");
    private static final int HASH = 32;
    private static final int POINTS = 5;

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private ErasurePlan plan;

    @Inject
    private ErasureLedger ledger;

    @Inject
    private Holds holds;

    @Inject
    private Stops stops;

    @Inject
    private Suppressions suppressions;

    @Inject
    private PointHashes hashes;

    @Inject
    private OutboxRemoval outbox;

    @Inject
    private RecipientNotices recipients;

    @Inject
    private Packages packages;

    @Inject
    private AuditService audit;

    @Inject
    private Event<ErasureDone> done;

    @Inject
    private Clock clock;

    /** How an erasure goes on. */
    public enum Progress {
        MORE,
        /** Something stands against its beginning. */
        WAITS,
        FINISHED
    }

    /** @return erasures that have something to do now, oldest first, after an id */
    public List<UUID> due(UUID after, int size) {
        return em.createQuery(
                        "select e.id from Erasure e where e.id > :after and (e.state = :running or e.state = :waiting and"
                                + " e.againOn <= :today) order by e.id",
                        UUID.class)
                .setParameter("after", after)
                .setParameter("running", Erasure.State.RUNNING)
                .setParameter("waiting", Erasure.State.WAITING)
                .setParameter("today", LegalTime.today(clock))
                .setMaxResults(size)
                .getResultList();
    }

    /** Does the part that comes next. */
    public Progress next(UUID erasureId) {
        Erasure erasure = em.find(Erasure.class, erasureId, LockModeType.PESSIMISTIC_WRITE);
        if (erasure == null || erasure.state() == Erasure.State.DONE) {
            return Progress.FINISHED;
        }
        if (erasure.state() == Erasure.State.WAITING) {
            if (erasure.againOn()
                    .filter(day -> !day.isAfter(LegalTime.today(clock)))
                    .isEmpty()) {
                return Progress.FINISHED;
            }
            erasure.again();
        }
        int part = erasure.part();
        if (part == 0) {
            return begin(erasure);
        }
        if (part <= Parts.ALL.size()) {
            if (!full(erasure, Parts.ALL.get(part - 1))) {
                erasure.advance();
            }
            return Progress.MORE;
        }
        if (part == Parts.ALL.size() + 1) {
            if (!files(erasure)) {
                erasure.advance();
            }
            return Progress.MORE;
        }
        finish(erasure);
        return Progress.FINISHED;
    }

    private Progress begin(Erasure erasure) {
        Person person = em.find(Person.class, erasure.partyId(), LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant();
        Set<String> points = person.erasedAt().isPresent() ? Set.of() : points(person);
        boolean first = erasure.begunAt().isEmpty();
        if (first && waits(erasure, points)) {
            return Progress.WAITS;
        }
        if (first || erasure.whole() && person.erasedAt().isEmpty()) {
            ledger.add(erasure);
            audit.record(
                    Actor.SYSTEM,
                    AuditAction.ERASURE_BEGUN,
                    erasure.partyId(),
                    erasure.id(),
                    erasure.whole() ? "WHOLE" : "PARTS",
                    null);
        }
        recordings(erasure, now);
        packages.discardOfParty(erasure.partyId());
        if (erasure.whole()) {
            if (person.erasedAt().isEmpty()) {
                suppress(erasure, person);
                erasure.begin(hashes(points), now);
            }
            outbox.rowsTo(points);
            seal(erasure, person, now);
        }
        erasure.begin(erasure.points().orElse(null), now);
        erasure.advance();
        return Progress.MORE;
    }

    /** From this moment nobody can sign in, whoever is signed in is not served, and nothing encrypted can be read. */
    private void seal(Erasure erasure, Person person, Instant now) {
        boolean keepName = nameNeeded(erasure);
        person.erase(keepName, now);
        em.createQuery("select a from Account a where a.personId = :person", Account.class)
                .setParameter("person", person.id())
                .getResultList()
                .forEach(account -> account.erase(now));
        em.flush();
        run(
                erasure,
                Part.nobody(
                        "ACCOUNT",
                        "delete o from one_time_code o where o.party_id = ?1 or exists (select 1 from"
                                + " account a where a.id = o.account_id and a.person_id = ?1)"));
        boolean cases = erasure.categories().contains("RIGHTS_CASE");
        boolean voice = !speaks(erasure.partyId());
        for (DataKey key : em.createQuery("select k from DataKey k where k.partyId = :party", DataKey.class)
                .setParameter("party", person.id())
                .getResultList()) {
            boolean dies = switch (key.purpose()) {
                case CPR -> true;
                case RECORDING -> voice;
                case TEXT, FILE -> cases;
            };
            if (dies && key.lives()) {
                key.destroy(now);
            }
        }
    }

    /** Audio becomes unreadable with its key, in one transaction with the rows; the files follow. */
    private void recordings(Erasure erasure, Instant now) {
        if (!erasure.categories().contains("RECORDING")) {
            return;
        }
        List<Recording> alive = em.createQuery(
                        "select r from Recording r where r.partyId = :party and r.deletedAt is null and r.startedAt <="
                                + " :until",
                        Recording.class)
                .setParameter("party", erasure.partyId())
                .setParameter("until", bound(erasure))
                .getResultList();
        for (Recording recording : alive) {
            if (!holds.againstWithdrawal(recording)) {
                recording.delete(Recording.Cause.ERASURE, now);
                em.persist(DoomedFile.of(recording.id(), now));
                audit.record(Actor.SYSTEM, AuditAction.RECORDING_DELETED, recording.partyId(), recording.id());
            }
        }
        em.flush();
        if (!erasure.whole() && !alive.isEmpty() && !speaks(erasure.partyId())) {
            // Who stays may be recorded again: under a new key, made when it is needed.
            em.createQuery("delete from DataKey k where k.partyId = :party and k.purpose = :purpose")
                    .setParameter("party", erasure.partyId())
                    .setParameter("purpose", KeyPurpose.RECORDING)
                    .executeUpdate();
        }
    }

    /** @return whether the batch was full, so that the part is not done yet */
    private boolean full(Erasure erasure, Part part) {
        return covered(erasure, part) && run(erasure, part) == part.batch() && part.batch() > 0;
    }

    /** @return whether files are left */
    private boolean files(Erasure erasure) {
        if (!erasure.categories().contains("RIGHTS_CASE")) {
            return false;
        }
        Instant now = clock.instant();
        List<?> found = bind(em.createNativeQuery(Parts.ATTACHMENTS), Parts.ATTACHMENTS, erasure)
                .getResultList();
        for (Object id : found) {
            em.persist(DoomedFile.of(DoomedFile.Shelf.ATTACHMENT, UUID.fromString(id.toString()), now));
            em.createNativeQuery("update rights_attachment set wrapped_key = null, deleted_at = ?1 where id = ?2")
                    .setParameter(1, InstantConverter.toText(now))
                    .setParameter(2, id.toString())
                    .executeUpdate();
        }
        return found.size() == Parts.BATCH;
    }

    /**
     * The last part. What was under way when the person became nobody is over by now, so what it may have written goes here; then what must
     * stay decides whether and when it goes on.
     */
    private void finish(Erasure erasure) {
        Instant now = clock.instant();
        if (erasure.whole()) {
            Parts.ALL.stream().filter(part -> covered(erasure, part)).forEach(part -> run(erasure, part));
            Person person = em.find(Person.class, erasure.partyId());
            seal(erasure, person, now);
            erasure.points().ifPresent(hashes -> {
                outbox.recognised(
                        destination -> known(hashes, destination),
                        erasure.begunAt().orElse(now).minus(ANSWER_LEAVES));
                erasure.forgetPoints();
            });
        }
        boolean firstTime = erasure.carriedOutAt().isEmpty();
        erasure.requestId()
                .ifPresent(request ->
                        recipients.queue(request, erasure.partyId(), RecipientNotice.Kind.ERASED, goneOf(erasure)));
        em.flush();
        if (erasure.whole()) {
            disclosures(erasure);
        }
        erasure.carriedOut(next(erasure), now);
        if (firstTime) {
            audit.record(
                    Actor.SYSTEM,
                    AuditAction.ERASURE_CARRIED_OUT,
                    erasure.partyId(),
                    erasure.id(),
                    erasure.state().name(),
                    null);
            erasure.requestId().ifPresent(request -> done.fire(new ErasureDone(request)));
        }
    }

    /** What recipients are told of: not of vouchers that must stay, until these go as well. */
    private Set<String> goneOf(Erasure erasure) {
        Set<String> gone = new LinkedHashSet<>(erasure.categories());
        gone.removeIf(category -> VOUCHERS.contains(category) && firstDayOf(category, erasure.partyId()) != null);
        return gone;
    }

    /** Who got what is needed until each of them has said that it is erased there. */
    private void disclosures(Erasure erasure) {
        String acknowledged = erasure.requestId().isEmpty()
                ? ""
                : " and (d.delete_due_on <= ?2 or exists (select 1 from recipient_notice n where n.party_id = d.party_id"
                        + " and n.recipient_code = d.recipient_code and n.kind = 'ERASED' and n.state ="
                        + " 'ACKNOWLEDGED'))";
        run(erasure, Part.nobody("IDENTITY", "delete d from disclosure d where d.party_id = ?1" + acknowledged));
    }

    /** @return the day on which it goes on, or {@code null} where nothing is left that waits for a day */
    private LocalDate next(Erasure erasure) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate tomorrow = LegalTime.today(clock).plusDays(1);
        for (String category : VOUCHERS) {
            LocalDate day = firstDayOf(category, erasure.partyId());
            if (day != null && (erasure.whole() || erasure.categories().contains(category))) {
                days.add(day);
            }
        }
        if (erasure.categories().contains("RECORDING") && heldRecordings(erasure)) {
            days.add(tomorrow);
        }
        if (erasure.whole() && count("select count(*) from disclosure where party_id = ?1", erasure.partyId()) > 0) {
            days.add(tomorrow);
        }
        return days.stream()
                .min(LocalDate::compareTo)
                .map(day -> day.isBefore(tomorrow) ? tomorrow : day)
                .orElse(null);
    }

    /** @return the day on which the first voucher may go, or {@code null} where there is none */
    private LocalDate firstDayOf(String category, UUID partyId) {
        Object day = em.createNativeQuery("select min(t.delete_due_on) from " + category.toLowerCase(Locale.ROOT)
                        + " t join customer c on c.id = t.customer_id where c.party_id = ?1")
                .setParameter(1, partyId.toString())
                .getSingleResult();
        return day == null ? null : LocalDate.parse(day.toString());
    }

    private boolean waits(Erasure erasure, Set<String> points) {
        UUID party = erasure.partyId();
        if (erasure.requestId().isEmpty()) {
            return false;
        }
        boolean stopped = stops.standing(party).stream()
                .anyMatch(stop -> stop.kind() != ProcessingStop.Kind.OBJECTION
                        && !stop.requestId().equals(erasure.requestId().get()));
        return stopped
                || holds.onPerson(party)
                || erasure.whole() && !plan.mayBecomeNobody(party)
                || erasure.whole() && outbox.waits(points, clock.instant().minus(ANSWER_LEAVES));
    }

    private boolean nameNeeded(Erasure erasure) {
        return plan.nameNeededUntil(erasure.partyId()) != null || heldRecordings(erasure);
    }

    private boolean heldRecordings(Erasure erasure) {
        return em.createQuery(
                        "select r from Recording r where r.partyId = :party and r.deletedAt is null and r.startedAt <="
                                + " :until",
                        Recording.class)
                .setParameter("party", erasure.partyId())
                .setParameter("until", bound(erasure))
                .getResultStream()
                .anyMatch(holds::againstWithdrawal);
    }

    private boolean speaks(UUID party) {
        return count("select count(*) from recording where party_id = ?1 and deleted_at is null", party) > 0;
    }

    /** Marketing leaves the contact points alone also after nobody knows any more whose they were (K-13). */
    private void suppress(Erasure erasure, Person person) {
        UUID request = erasure.requestId().orElse(null);
        AskedThrough through = erasure.requestId()
                .map(id -> em.find(RightsRequest.class, id))
                .map(RightsRequest::askedThrough)
                .orElse(AskedThrough.PORTAL);
        person.phone().ifPresent(phone -> suppressions.suppress(phone, through, request));
        person.email().ifPresent(email -> suppressions.suppress(email, through, request));
    }

    /** @return where messages to the person may have gone */
    private Set<String> points(Person person) {
        Set<String> points = new LinkedHashSet<>();
        person.email().map(EmailAddress::value).ifPresent(points::add);
        person.phone().map(Msisdn::value).ifPresent(points::add);
        List<?> asked = em.createNativeQuery(
                        "select distinct new_value from one_time_code where party_id = ?1 and new_value is not null")
                .setParameter(1, person.id().toString())
                .getResultList();
        asked.forEach(value -> points.add(value.toString()));
        return points;
    }

    private byte[] hashes(Set<String> points) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        points.stream().limit(POINTS).forEach(point -> bytes.writeBytes(hash(point)));
        return bytes.toByteArray();
    }

    private boolean known(byte[] hashes, String destination) {
        byte[] hash = hash(destination);
        for (int at = 0; at < hashes.length; at += HASH) {
            if (Arrays.equals(hashes, at, at + HASH, hash, 0, HASH)) {
                return true;
            }
        }
        return false;
    }

    private byte[] hash(String destination) {
        return hashes.of(
                destination.startsWith("+") ? ContactSuppression.Kind.PHONE : ContactSuppression.Kind.EMAIL,
                destination.strip().toLowerCase(Locale.ROOT));
    }

    private static boolean covered(Erasure erasure, Part part) {
        return erasure.categories().contains(part.category())
                && (erasure.whole() || part.reach() == Part.Reach.ANYBODY);
    }

    private int run(Erasure erasure, Part part) {
        return bind(em.createNativeQuery(part.sql()), part.sql(), erasure).executeUpdate();
    }

    private Query bind(Query query, String sql, Erasure erasure) {
        query.setParameter(1, erasure.partyId().toString());
        if (sql.contains("?2")) {
            query.setParameter(2, LegalTime.today(clock).toString());
        }
        if (sql.contains("?3")) {
            query.setParameter(3, InstantConverter.toText(bound(erasure)));
        }
        if (sql.contains("?4")) {
            query.setParameter(4, erasure.requestId().orElse(NO_REQUEST).toString());
        }
        return query;
    }

    /** Of somebody who stays, what came later is not what was asked about. */
    private static Instant bound(Erasure erasure) {
        return erasure.whole() ? EVER : erasure.coversUntil();
    }

    private long count(String sql, UUID partyId) {
        return ((Number) em.createNativeQuery(sql)
                        .setParameter(1, partyId.toString())
                        .getSingleResult())
                .longValue();
    }
}
