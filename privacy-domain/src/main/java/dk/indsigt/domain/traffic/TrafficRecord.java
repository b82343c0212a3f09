package dk.indsigt.domain.traffic;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One communication over a line. It belongs to the person who used the line at that moment (P-4-d). */
@Entity
@Table(name = "traffic_record")
public class TrafficRecord {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(name = "line_id")
    private UUID lineId;

    @Column(name = "person_id")
    private UUID personId;

    private Instant at;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private TrafficKind kind;

    private boolean outgoing;

    @Column(length = 20)
    private String counterpart;

    private int seconds;

    private long bytes;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected TrafficRecord() {}
}
