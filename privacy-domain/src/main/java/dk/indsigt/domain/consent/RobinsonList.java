package dk.indsigt.domain.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One quarterly list of people who want no advertising. It counts as a whole or not at all. */
@Entity
@Table(name = "robinson_list")
public class RobinsonList {
    /** Where it stands. */
    public enum State {
        /** Being read in; counts for nothing yet. */
        STAGED,
        CURRENT,
        REPLACED,
        /** Something in the file was wrong. */
        DROPPED
    }

    @Id
    private UUID id;

    @Column(name = "list_date")
    private LocalDate listDate;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private State state;

    private int entries;

    @Column(name = "imported_by")
    private UUID importedBy;

    @Column(name = "imported_at")
    private Instant importedAt;

    @Column(name = "replaced_at")
    private Instant replacedAt;

    @Version
    private long version;

    protected RobinsonList() {}

    /** @param listDate when the CPR register made it */
    public static RobinsonList stage(UUID id, LocalDate listDate, UUID by, Instant now) {
        RobinsonList list = new RobinsonList();
        list.id = id;
        list.listDate = listDate;
        list.state = State.STAGED;
        list.importedBy = by;
        list.importedAt = now;
        return list;
    }

    public UUID id() {
        return id;
    }

    public LocalDate listDate() {
        return listDate;
    }

    public State state() {
        return state;
    }

    public int entries() {
        return entries;
    }

    public Instant importedAt() {
        return importedAt;
    }

    /** It is complete: from now on it is the one that counts. */
    public void count(int people) {
        state = State.CURRENT;
        entries = people;
    }

    public void replace(Instant now) {
        state = State.REPLACED;
        replacedAt = now;
    }

    public void drop() {
        state = State.DROPPED;
    }
}
