package dk.indsigt.service.disclosure;

import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.disclosure.AudienceExport;
import dk.indsigt.domain.disclosure.AudienceHash;
import dk.indsigt.domain.disclosure.AudienceMember;
import dk.indsigt.domain.disclosure.AudienceRemoval;
import dk.indsigt.domain.time.LegalTime;
import dk.indsigt.service.consent.Permissions;
import dk.indsigt.service.disclosure.AudiencePlatforms.Platform;
import dk.indsigt.service.processing.Register;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** One step of an audience or of a removal file, in a transaction of its own, with a bound. Where one dies, the next run does it again. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AudienceSteps {
    static final String ACTIVITY = "PA06";
    static final String NO_EMAIL = "NO_EMAIL";
    static final String SAME_ADDRESS = "SAME_ADDRESS";

    private static final int BATCH = 500;
    private static final int LINES = 5000;
    private static final int HEX_LINE = 65;
    private static final UUID FIRST = new UUID(0, 0);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Permissions permissions;

    @Inject
    private AudiencePlatforms platforms;

    @Inject
    private DisclosureLog log;

    @Inject
    private Register register;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** What is answered about some people and an audience. */
    private record Answers(Map<UUID, String> emails, Map<UUID, Permission> permissions) {}

    /** @return exports that are to be written, in the order in which they were asked for */
    public List<UUID> toWrite() {
        return em.createQuery(
                        "select e.id from AudienceExport e where e.state in (:queued, :writing) order by e.askedAt",
                        UUID.class)
                .setParameter("queued", AudienceExport.State.QUEUED)
                .setParameter("writing", AudienceExport.State.WRITING)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /**
     * Asks about the next people, and writes those who may be in it.
     *
     * @return whether there is more to do
     */
    public boolean write(UUID exportId) {
        AudienceExport export = em.find(AudienceExport.class, exportId, LockModeType.PESSIMISTIC_WRITE);
        if (export == null || export.state() == AudienceExport.State.WRITTEN) {
            return false;
        }
        if (export.outdated(clock.instant())) {
            restart(export);
        }
        AudienceFile file = AudienceFile.of("audience", export.recipientCode(), export.reference());
        List<UUID> people = next(export);
        if (people.isEmpty()) {
            if (export.exported() > 0) {
                file.complete(export.length());
            }
            export.written(clock.instant());
            return false;
        }
        Platform platform = platforms.get(export.recipientCode());
        Answers answers = ask(export.keys(), people);
        Map<UUID, byte[]> hashes = hashes(answers, platform);
        Set<String> there = there(exportId, hashes.values());
        Map<String, Integer> leftOut = new TreeMap<>();
        List<byte[]> lines = new ArrayList<>();
        for (UUID person : people) {
            Permission permission = answers.permissions().get(person);
            byte[] hash = hashes.get(person);
            if (!permission.allowed()) {
                leftOut.merge(permission.name(), 1, Integer::sum);
            } else if (hash == null) {
                leftOut.merge(NO_EMAIL, 1, Integer::sum);
            } else {
                handOver(export, person);
                if (there.add(HexFormat.of().formatHex(hash))) {
                    em.persist(member(exportId, person, hash));
                    lines.add(hash);
                } else {
                    leftOut.merge(SAME_ADDRESS, 1, Integer::sum);
                }
            }
        }
        leftOut.forEach((reason, amount) -> leaveOut(exportId, reason, amount));
        if (!lines.isEmpty()) {
            file.append(export.length(), lines);
        }
        export.add(people.get(people.size() - 1), people.size(), lines.size(), clock.instant());
        return true;
    }

    /** Nothing of it has left the house: who said no while it rested is not in it. */
    private void restart(AudienceExport export) {
        for (String table : List.of("audience_member", "audience_left_out")) {
            em.createNativeQuery("delete from " + table + " where export_id = ?")
                    .setParameter(1, export.id().toString())
                    .executeUpdate();
        }
        em.createNativeQuery("delete from disclosure where recipient_code = ? and reference = ?")
                .setParameter(1, export.recipientCode())
                .setParameter(2, export.reference())
                .executeUpdate();
        export.restart();
    }

    /**
     * Looks through the next people who are in audiences, and puts on a removal file who may not be in one any more, whatever the cause: a
     * withdrawal, an objection, a suppressed address, a restriction, a death, an erasure, another address, a new text that asks again, or the
     * end of the time for which they may be there.
     *
     * @param after the last one that was looked at, or {@code null}
     * @return the last one that was looked at now, or {@code null} where there is none after it
     */
    public UUID sweep(UUID after) {
        List<AudienceMember> members = em.createQuery(
                        "select m from AudienceMember m where m.removalId is null and m.id > :after and exists (select 1"
                                + " from AudienceExport e where e.id = m.exportId and e.state = :written) order by m.id",
                        AudienceMember.class)
                .setParameter("after", after == null ? FIRST : after)
                .setParameter("written", AudienceExport.State.WRITTEN)
                .setMaxResults(BATCH)
                .getResultList();
        if (members.isEmpty()) {
            return null;
        }
        Map<UUID, List<AudienceMember>> byExport =
                members.stream().collect(Collectors.groupingBy(AudienceMember::exportId));
        byExport.forEach((exportId, some) -> sweep(em.find(AudienceExport.class, exportId), some));
        return members.get(members.size() - 1).id();
    }

    private void sweep(AudienceExport export, List<AudienceMember> members) {
        Platform platform = platforms.get(export.recipientCode());
        Answers answers =
                ask(export.keys(), members.stream().map(AudienceMember::partyId).toList());
        Map<UUID, byte[]> hashes = hashes(answers, platform);
        LocalDate today = LegalTime.today(clock);
        AudienceRemoval removal = null;
        for (AudienceMember member : members) {
            Permission permission = answers.permissions().get(member.partyId());
            String because = !permission.allowed()
                    ? permission.name()
                    : !Arrays.equals(hashes.get(member.partyId()), member.emailHash())
                            ? AudienceMember.OTHER_ADDRESS
                            : member.removeDueOn().isAfter(today) ? null : AudienceMember.TIME_UP;
            if (because != null) {
                removal = removal == null ? queued(export, platform) : removal;
                removal.add();
                member.remove(removal.id(), because);
            }
        }
    }

    /** @return the removal file of an export that is not written yet */
    private AudienceRemoval queued(AudienceExport export, Platform platform) {
        List<AudienceRemoval> all = em.createQuery(
                        "select r from AudienceRemoval r where r.exportId = :export order by r.number desc",
                        AudienceRemoval.class)
                .setParameter("export", export.id())
                .setMaxResults(1)
                .getResultList();
        if (!all.isEmpty() && all.get(0).state() == AudienceRemoval.State.QUEUED) {
            return all.get(0);
        }
        Instant now = clock.instant();
        AudienceRemoval removal = AudienceRemoval.queue(
                ids.next(),
                export.id(),
                all.isEmpty() ? 1 : all.get(0).number() + 1,
                now,
                now.atZone(LegalTime.ZONE).plus(platform.removalWithin()).toInstant());
        em.persist(removal);
        em.flush();
        return removal;
    }

    /** @return removal files that are to be written */
    public List<UUID> toRemove() {
        return em.createQuery(
                        "select r.id from AudienceRemoval r where r.state = :queued order by r.dueAt, r.id", UUID.class)
                .setParameter("queued", AudienceRemoval.State.QUEUED)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Writes a removal file, whole: twice gives the same file. */
    public void writeRemoval(UUID removalId) {
        AudienceRemoval removal = em.find(AudienceRemoval.class, removalId, LockModeType.PESSIMISTIC_WRITE);
        if (removal == null || removal.state() != AudienceRemoval.State.QUEUED) {
            return;
        }
        AudienceExport export = em.find(AudienceExport.class, removal.exportId());
        AudienceFile file = AudienceFile.of(
                "removal", export.recipientCode(), AudienceService.reference(export.reference(), removal.number()));
        UUID after = FIRST;
        long length = 0;
        List<Object[]> rows;
        do {
            rows = em.createQuery(
                            "select m.id, m.emailHash from AudienceMember m where m.removalId = :removal and m.id > :after"
                                    + " order by m.id",
                            Object[].class)
                    .setParameter("removal", removalId)
                    .setParameter("after", after)
                    .setMaxResults(LINES)
                    .getResultList();
            if (!rows.isEmpty()) {
                file.append(length, rows.stream().map(row -> (byte[]) row[1]).toList());
                length += (long) rows.size() * HEX_LINE;
                after = (UUID) rows.get(rows.size() - 1)[0];
            }
        } while (rows.size() == LINES);
        file.complete(length);
        removal.written(clock.instant());
    }

    /**
     * Forgets whom a platform has taken out.
     *
     * @return whether there may be more
     */
    public boolean forget() {
        return em.createNativeQuery(
                                "delete from audience_member where removal_id in (select r.id from audience_removal r"
                                        + " where r.state = 'CONFIRMED') limit " + LINES)
                        .executeUpdate()
                == LINES;
    }

    private List<UUID> next(AudienceExport export) {
        List<?> rows = em.createNativeQuery(
                        "select s.party_id from consent_state s where s.purpose_code = ?1 and s.channel ="
                                + " 'EXPORT' and s.brand = ?2 and s.party_id > ?3 order by s.party_id limit " + BATCH)
                .setParameter(1, export.purposeCode())
                .setParameter(2, export.brand().name())
                .setParameter(3, export.reached().orElse(FIRST).toString())
                .getResultList();
        return rows.stream()
                .map(id -> id instanceof UUID known ? known : UUID.fromString(id.toString()))
                .toList();
    }

    /** An address that several people have needs the yes of each of them, as at the gate. */
    private Answers ask(List<ConsentKey> keys, Collection<UUID> people) {
        Map<UUID, String> emails = emails(people);
        Map<String, Set<UUID>> owners = new HashMap<>();
        List<String> distinct = emails.values().stream().distinct().toList();
        for (int from = 0; from < distinct.size(); from += Permissions.BATCH) {
            owners.putAll(
                    permissions.withEmail(distinct.subList(from, Math.min(distinct.size(), from + Permissions.BATCH))));
        }
        Set<UUID> all = new HashSet<>(people);
        owners.values().forEach(all::addAll);
        List<Permissions.Answers> answers =
                keys.stream().map(key -> permissions.read(key, all)).toList();
        Map<UUID, Permission> told = new HashMap<>();
        for (UUID person : people) {
            Set<UUID> asked = new HashSet<>(owners.getOrDefault(emails.getOrDefault(person, ""), Set.of()));
            asked.add(person);
            told.put(
                    person,
                    Permission.strictest(answers.stream()
                            .flatMap(each -> asked.stream().map(each::about))
                            .toList()));
        }
        return new Answers(emails, told);
    }

    private Map<UUID, String> emails(Collection<UUID> people) {
        return em.createQuery(
                        "select p.id, p.email from Party p where p.id in :people and p.email is not null",
                        Object[].class)
                .setParameter("people", people)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0], row -> row[1].toString().toLowerCase(Locale.ROOT)));
    }

    private static Map<UUID, byte[]> hashes(Answers answers, Platform platform) {
        return answers.emails().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> AudienceHash.of(each.getValue(), platform.dropsGmailDots())));
    }

    /** @return those of some hashes that the export has already */
    private Set<String> there(UUID exportId, Collection<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return new HashSet<>();
        }
        return em.createQuery(
                        "select m.emailHash from AudienceMember m where m.exportId = :export and m.emailHash in :hashes",
                        byte[].class)
                .setParameter("export", exportId)
                .setParameter("hashes", List.copyOf(hashes))
                .getResultStream()
                .filter(Objects::nonNull)
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void handOver(AudienceExport export, UUID person) {
        LocalDate today = LegalTime.today(clock);
        log.record(
                person,
                export.recipientCode(),
                ACTIVITY,
                List.of("CONTACT"),
                export.reference(),
                register.rule("PA27_DISCLOSURE_LOG").dueOn(today).orElseThrow());
    }

    private AudienceMember member(UUID exportId, UUID person, byte[] hash) {
        LocalDate today = LegalTime.today(clock);
        return AudienceMember.add(
                ids.next(),
                exportId,
                person,
                hash,
                clock.instant(),
                register.rule("PA06_AUDIENCE").dueOn(today).orElseThrow());
    }

    private void leaveOut(UUID exportId, String reason, int amount) {
        em.createNativeQuery(
                        "insert into audience_left_out (export_id, reason, amount) values (?1, ?2, ?3) on duplicate"
                                + " key update amount = amount + values(amount)")
                .setParameter(1, exportId.toString())
                .setParameter(2, reason)
                .setParameter(3, amount)
                .executeUpdate();
    }
}
