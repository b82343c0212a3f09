package dk.indsigt.domain.recording;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/** An encrypted file to be unlinked once its deletion is committed; its key is gone already. Named by what it belonged to. */
@Entity
@Table(name = "doomed_file")
public class DoomedFile {
    /** Where encrypted files lie, one folder of the data folder for each kind. */
    public enum Shelf {
        AUDIO("audio"),
        PACKAGE("packages"),
        ATTACHMENT("attachments");

        private final String folder;

        Shelf(String folder) {
            this.folder = folder;
        }

        /**
         * @param data the data folder
         * @return where the file with that id lies: two folders deep, so that none grows without bound
         */
        public Path fileOf(Path data, UUID id) {
            String name = id.toString();
            return data.resolve(folder)
                    .resolve(name.substring(name.length() - 2))
                    .resolve(name + ".enc");
        }
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Shelf shelf;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private int attempts;

    @Version
    private long version;

    protected DoomedFile() {}

    /** The audio of a recording. */
    public static DoomedFile of(UUID recordingId, Instant now) {
        return of(Shelf.AUDIO, recordingId, now);
    }

    public static DoomedFile of(Shelf shelf, UUID id, Instant now) {
        DoomedFile file = new DoomedFile();
        file.id = id;
        file.shelf = shelf;
        file.recordedAt = now;
        return file;
    }

    public UUID id() {
        return id;
    }

    public Shelf shelf() {
        return shelf;
    }

    public void failed() {
        attempts++;
    }
}
