package dk.indsigt.service.recording;

import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Encrypted audio files, two folders deep so that none grows without bound. A file is named by its recording and says nothing else. */
@ApplicationScoped
public class AudioStore {
    @Inject
    private Vault vault;

    /**
     * @param audioFolder the folder for audio
     * @return where a recording lies
     */
    public static Path fileOf(Path audioFolder, UUID recordingId) {
        String name = recordingId.toString();
        return audioFolder.resolve(name.substring(name.length() - 2)).resolve(name + ".enc");
    }

    /**
     * @param wrapped data key of the speaker
     * @param recordingKey key of the recording
     * @return the clear audio; can seek
     * @throws IOException where the file is missing or damaged
     */
    public SeekableByteChannel open(byte[] wrapped, byte[] recordingKey, UUID partyId, UUID recordingId)
            throws IOException {
        FileChannel file = FileChannel.open(fileOf(folder(), recordingId), StandardOpenOption.READ);
        try {
            return vault.decryptRecording(wrapped, recordingKey, partyId, recordingId, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Path folder() {
        return Path.of(Setting.DATA.required(), "audio");
    }
}
