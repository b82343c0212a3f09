package dk.indsigt.domain.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An audio file to be unlinked once its deletion is committed; its key is gone already. Named by the recording. */
@Entity
@Table(name = "doomed_file")
public class DoomedFile {
    @Id
    private UUID id;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private int attempts;

    @Version
    private long version;

    protected DoomedFile() {}

    public static DoomedFile of(UUID recordingId, Instant now) {
        DoomedFile file = new DoomedFile();
        file.id = recordingId;
        file.recordedAt = now;
        return file;
    }

    public UUID id() {
        return id;
    }

    public void failed() {
        attempts++;
    }
}
