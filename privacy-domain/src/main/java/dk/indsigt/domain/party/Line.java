package dk.indsigt.domain.party;

import dk.indsigt.domain.directory.Listing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A telephone line: a number and a SIM card. Its owner is the party of the customer; its user may be somebody else (P-4). */
@Entity
@Table(name = "line")
public class Line {
    @Id
    private UUID id;

    @Column(name = "subscription_id")
    private UUID subscriptionId;

    private Msisdn msisdn;

    @Column(length = 20)
    private String iccid;

    @Column(name = "active_from")
    private LocalDate activeFrom;

    @Column(name = "active_to")
    private LocalDate activeTo;

    @Enumerated(EnumType.STRING)
    @Column(length = 20)
    private Listing listing;

    @Column(name = "listing_since")
    private Instant listingSince;

    @Version
    private long version;

    protected Line() {}

    public static Line activate(
            UUID id, UUID subscriptionId, Msisdn msisdn, String iccid, LocalDate from, Listing listing, Instant now) {
        Line line = new Line();
        line.id = id;
        line.subscriptionId = subscriptionId;
        line.msisdn = msisdn;
        line.iccid = iccid;
        line.activeFrom = from;
        line.listing = listing;
        line.listingSince = now;
        return line;
    }

    public UUID id() {
        return id;
    }

    public UUID subscriptionId() {
        return subscriptionId;
    }

    public Msisdn msisdn() {
        return msisdn;
    }

    public String iccid() {
        return iccid;
    }

    public LocalDate activeFrom() {
        return activeFrom;
    }

    public Optional<LocalDate> activeTo() {
        return Optional.ofNullable(activeTo);
    }

    public Listing listing() {
        return listing;
    }

    public Instant listingSince() {
        return listingSince;
    }

    /**
     * Takes a choice at once (P-7.2-a).
     *
     * @return whether anything changed
     */
    public boolean list(Listing chosen, Instant now) {
        if (listing == chosen) {
            return false;
        }
        listing = chosen;
        listingSince = now;
        return true;
    }
}
