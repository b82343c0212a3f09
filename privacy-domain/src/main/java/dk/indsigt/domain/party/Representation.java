package dk.indsigt.domain.party;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A person may act for a company. */
@Entity
@Table(name = "representation")
public class Representation {
    @Id
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "person_id")
    private UUID personId;

    private LocalDate since;

    private LocalDate until;

    @Version
    private long version;

    protected Representation() {}

    public static Representation grant(UUID id, UUID companyId, UUID personId, LocalDate since) {
        Representation representation = new Representation();
        representation.id = id;
        representation.companyId = companyId;
        representation.personId = personId;
        representation.since = since;
        return representation;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID personId() {
        return personId;
    }

    /**
     * @param day a day
     * @return whether it counts on that day
     */
    public boolean on(LocalDate day) {
        return !since.isAfter(day) && (until == null || until.isAfter(day));
    }
}
