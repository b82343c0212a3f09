package dk.indsigt.service.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.consent.RobinsonList;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.time.InstantConverter;
import dk.indsigt.service.audit.AuditService;
import dk.indsigt.service.time.Ids;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The steps of reading in a list, each in a transaction of its own: staged in batches, then put in force by one switch. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RobinsonSteps {
    private static final int GONE = 5000;

    /** What was staged so long ago belongs to a run that died. */
    private static final Duration DIED = Duration.ofHours(6);

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private RobinsonLists lists;

    @Inject
    private AuditService audit;

    @Inject
    private Ids ids;

    @Inject
    private Clock clock;

    /** @return a new list that counts for nothing yet */
    public UUID begin(Actor actor, LocalDate listDate) {
        RobinsonList list = RobinsonList.stage(ids.next(), listDate, actor.accountId(), clock.instant());
        em.persist(list);
        return list.id();
    }

    /**
     * Adds people to a staged list; somebody who is on the current one keeps the date since when.
     *
     * @param current the list that counts now, or {@code null}
     */
    public void add(UUID listId, LocalDate listDate, UUID current, Collection<String> entries) {
        Map<String, LocalDate> before = current == null ? Map.of() : lists.since(current, List.copyOf(entries));
        Query insert = em.createNativeQuery("insert ignore into robinson_entry (list_id, point_hash, since) values "
                + "(?, unhex(?), ?),".repeat(entries.size()).replaceFirst(",$", ""));
        int at = 1;
        for (String entry : entries) {
            insert.setParameter(at++, listId.toString());
            insert.setParameter(at++, HexFormat.of().formatHex(lists.hash(entry)));
            insert.setParameter(at++, before.getOrDefault(entry, listDate).toString());
        }
        insert.executeUpdate();
    }

    /** @return how many people are on a list */
    public int size(UUID listId) {
        return ((Number) em.createNativeQuery("select count(*) from robinson_entry where list_id = ?1")
                        .setParameter(1, listId.toString())
                        .getSingleResult())
                .intValue();
    }

    /** Something was wrong with it: it will never count. */
    public void drop(UUID listId) {
        em.find(RobinsonList.class, listId).drop();
    }

    /**
     * Puts a staged list in force in place of the one before it.
     *
     * @throws RefusedException CHANGED_MEANWHILE
     */
    public void put(Actor actor, UUID listId, UUID expected, int entries) {
        List<RobinsonList> current = em.createQuery(
                        "select l from RobinsonList l where l.state = :current", RobinsonList.class)
                .setParameter("current", RobinsonList.State.CURRENT)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
        UUID now = current.isEmpty() ? null : current.get(0).id();
        if (now == null ? expected != null : !now.equals(expected)) {
            throw new RefusedException("CHANGED_MEANWHILE");
        }
        current.forEach(list -> list.replace(clock.instant()));
        RobinsonList list = em.find(RobinsonList.class, listId);
        list.count(entries);
        audit.record(actor, AuditAction.ROBINSON_IMPORTED, null, listId, null, list.listDate() + " " + entries);
    }

    /**
     * Forgets who was on lists that do not count any more.
     *
     * @return whether there may be more
     */
    public boolean forget() {
        return em.createNativeQuery(
                                "delete from robinson_entry where list_id in (select l.id from robinson_list l where"
                                        + " l.state in ('REPLACED', 'DROPPED') or l.state = 'STAGED' and l.imported_at < ?1) limit "
                                        + GONE)
                        .setParameter(1, InstantConverter.toText(clock.instant().minus(DIED)))
                        .executeUpdate()
                == GONE;
    }
}
