package dk.indsigt.domain.disclosure;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Data of one person went to one named recipient. */
@Entity
@Table(name = "disclosure")
public class Disclosure {
    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "recipient_code", length = 30)
    private String recipientCode;

    @Column(length = 4)
    private String activity;

    @Column(name = "data_set", length = 200)
    private String dataSet;

    @Column(length = 40)
    private String reference;

    private Instant at;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected Disclosure() {}

    /**
     * @param categories codes of the data categories that went
     * @param reference of the delivery, as the recipient knows it
     */
    public static Disclosure of(
            UUID id,
            UUID partyId,
            String recipientCode,
            String activity,
            List<String> categories,
            String reference,
            Instant at,
            LocalDate deleteDueOn) {
        Disclosure disclosure = new Disclosure();
        disclosure.id = id;
        disclosure.partyId = partyId;
        disclosure.recipientCode = recipientCode;
        disclosure.activity = activity;
        disclosure.dataSet = String.join(",", categories);
        disclosure.reference = reference;
        disclosure.at = at;
        disclosure.deleteDueOn = deleteDueOn;
        return disclosure;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public String recipientCode() {
        return recipientCode;
    }

    public String activity() {
        return activity;
    }

    public List<String> categories() {
        return Arrays.asList(dataSet.split(","));
    }

    public String reference() {
        return reference;
    }

    public Instant at() {
        return at;
    }
}
