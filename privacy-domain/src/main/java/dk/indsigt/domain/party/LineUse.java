package dk.indsigt.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Who uses a line, and from when to when (P-4). Usage belongs to the user, contract and billing to the owner. */
@Entity
@Table(name = "line_use")
public class LineUse {
    @Id
    private UUID id;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(name = "person_id")
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Relation relation;

    private LocalDate since;

    private LocalDate until;

    @Version
    private long version;

    protected LineUse() {}

    public static LineUse declare(UUID id, UUID lineId, UUID personId, Relation relation, LocalDate since) {
        LineUse use = new LineUse();
        use.id = id;
        use.lineId = lineId;
        use.personId = personId;
        use.relation = relation;
        use.since = since;
        return use;
    }

    public UUID lineId() {
        return lineId;
    }

    public UUID personId() {
        return personId;
    }

    public Relation relation() {
        return relation;
    }

    public LocalDate since() {
        return since;
    }

    public Optional<LocalDate> until() {
        return Optional.ofNullable(until);
    }
}
