package dk.indsigt.domain.campaign;

import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.text.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Somebody takes part in a competition: who, and nothing else; what is needed to send a prize is read when there is one. */
@Entity
@Table(name = "competition_entry")
public class CompetitionEntry {
    @Id
    private UUID id;

    @Column(name = "competition_id")
    private UUID competitionId;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "asked_through", length = 10)
    private AskedThrough askedThrough;

    @Column(name = "text_id")
    private UUID textId;

    @Column(length = 2)
    private String language;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Version
    private long version;

    protected CompetitionEntry() {}

    /** @param textId the version that was shown before, in that language */
    public static CompetitionEntry enter(
            UUID id,
            UUID competitionId,
            UUID partyId,
            AskedThrough through,
            UUID textId,
            Language language,
            Instant now) {
        CompetitionEntry entry = new CompetitionEntry();
        entry.id = id;
        entry.competitionId = competitionId;
        entry.partyId = partyId;
        entry.askedThrough = through;
        entry.textId = textId;
        entry.language = language.code();
        entry.enteredAt = now;
        return entry;
    }

    /** After the list was closed: the id stays in it and is nobody's. */
    public void withdraw(Instant now) {
        partyId = null;
        withdrawnAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID competitionId() {
        return competitionId;
    }

    /** @return whose it is, while it stands */
    public Optional<UUID> partyId() {
        return Optional.ofNullable(partyId);
    }

    public Instant enteredAt() {
        return enteredAt;
    }
}
