package dk.indsigt.domain.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/** A phone or other equipment seen in a line. */
@Entity
@Table(name = "device")
public class Device {
    @Id
    private UUID id;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(length = 15)
    private String imei;

    @Column(length = 80)
    private String model;

    @Column(name = "first_seen_on")
    private LocalDate firstSeenOn;

    @Version
    private long version;

    protected Device() {}
}
