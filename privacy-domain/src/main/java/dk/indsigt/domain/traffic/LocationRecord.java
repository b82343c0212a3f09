package dk.indsigt.domain.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Where a line was, kept only upon the user's own consent to a location service (bkg. 1882 § 11, case DK-HI3G-LOC-2017). */
@Entity
@Table(name = "location_record")
public class LocationRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(name = "person_id")
    private UUID personId;

    private Instant at;

    @Column(length = 60)
    private String area;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected LocationRecord() {}
}
