package dk.indsigt.domain.consent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One thing that a service asks for: scopes that we know as one purpose, answered by one yes or no. */
@Entity
@Table(name = "consent_capture_item")
public class CaptureItem {
    @Id
    private UUID id;

    @Column(name = "capture_id")
    private UUID captureId;

    private int ordinal;

    @Column(length = 2100)
    private String scopes;

    @Column(length = 60)
    private String dpv;

    @Column(name = "purpose_code", length = 30)
    private String purposeCode;

    @Enumerated(EnumType.STRING)
    @Column(length = 8)
    private MarketingChannel channel;

    private Boolean granted;

    @Version
    private long version;

    protected CaptureItem() {}

    /**
     * @param scopes of CAMARA APIs
     * @param dpv purpose by the Data Privacy Vocabulary
     * @param purposeCode ours
     */
    public static CaptureItem of(
            UUID id,
            UUID captureId,
            int ordinal,
            List<String> scopes,
            String dpv,
            String purposeCode,
            MarketingChannel channel) {
        CaptureItem item = new CaptureItem();
        item.id = id;
        item.captureId = captureId;
        item.ordinal = ordinal;
        item.scopes = String.join(" ", scopes);
        item.dpv = dpv;
        item.purposeCode = purposeCode;
        item.channel = channel;
        return item;
    }

    /** The person has answered. */
    public void answer(boolean yes) {
        granted = yes;
    }

    public UUID id() {
        return id;
    }

    public UUID captureId() {
        return captureId;
    }

    public int ordinal() {
        return ordinal;
    }

    public List<String> scopes() {
        return List.of(scopes.split(" "));
    }

    public String dpv() {
        return dpv;
    }

    public String purposeCode() {
        return purposeCode;
    }

    public MarketingChannel channel() {
        return channel;
    }

    /** @return the answer; nothing until there is one */
    public Optional<Boolean> granted() {
        return Optional.ofNullable(granted);
    }
}
