package dk.indsigt.service.rights;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Party;
import dk.indsigt.domain.recording.Recording;
import dk.indsigt.domain.rights.RequestType;
import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;

/** Art. 15(3) for recorded calls (P-9.1-b): all that are kept, or those that were chosen. Motive does not matter (case ES-XFERA-TD129-2020). */
@Dependent
class RecordingCopyType extends Releasing {
    static final String RECORDINGS = "recordings";

    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Override
    public RequestType type() {
        return RequestType.RECORDING_COPY;
    }

    /** @throws InvalidValueException RECORDING_UNKNOWN */
    @Override
    public void check(Wish wish, Party party) {
        for (UUID id : chosen(wish)) {
            Recording recording = em.find(Recording.class, id);
            if (recording == null || !recording.partyId().equals(party.id())) {
                throw new InvalidValueException("RECORDING_UNKNOWN");
            }
        }
    }

    @Override
    List<UUID> chosen(Wish wish) {
        try {
            return wish.list(RECORDINGS).stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException malformed) {
            throw new InvalidValueException("RECORDING_UNKNOWN");
        }
    }
}
