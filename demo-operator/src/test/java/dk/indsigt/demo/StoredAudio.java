package dk.indsigt.demo;

import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.UUID;

/** Reads a recording as the portal does. */
final class StoredAudio {
    private StoredAudio() {}

    static byte[] read(Path dataFolder, Vault vault, UUID speaker, UUID recording, byte[] dataKey, byte[] recordingKey)
            throws IOException {
        Path file = AudioStore.fileOf(dataFolder.resolve("audio"), recording);
        try (FileChannel source = FileChannel.open(file);
                SeekableByteChannel clear = vault.decryptRecording(dataKey, recordingKey, speaker, recording, source)) {
            return Channels.newInputStream(clear).readAllBytes();
        }
    }
}
