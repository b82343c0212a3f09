package dk.indsigt.demo;

import dk.indsigt.domain.protection.KeyPurpose;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Encrypts audio under a key of its own, wrapped by the speaker's data key, as the portal expects to find it. */
final class AudioWriter {
    private final Path folder;
    private final Vault vault;
    private final Book book;
    private final Dice dice;
    private final Map<UUID, byte[]> dataKeys = new HashMap<>();

    AudioWriter(Path dataFolder, Vault vault, World world) {
        folder = dataFolder.resolve("audio");
        this.vault = vault;
        book = world.book();
        dice = world.dice("audio");
    }

    /** Makes sure the speaker has a data key, also where nothing but a tombstone is left under it. */
    void keyFor(UUID speaker, Instant at) {
        dataKeys.computeIfAbsent(speaker, id -> {
            byte[] key = vault.newDataKey(id, KeyPurpose.RECORDING);
            book.add(Table.DATA_KEY, dice.id(at), id, KeyPurpose.RECORDING, key, at, 1);
            return key;
        });
    }

    /** @return the wrapped key of the recording */
    byte[] write(UUID speaker, UUID recordingId, byte[] audio) {
        byte[] dataKey = dataKeys.get(speaker);
        byte[] key = vault.newRecordingKey(dataKey, speaker, recordingId);
        Path file = AudioStore.fileOf(folder, recordingId);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel target = FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    WritableByteChannel cipher = vault.encryptRecording(dataKey, key, speaker, recordingId, target)) {
                ByteBuffer bytes = ByteBuffer.wrap(audio);
                while (bytes.hasRemaining()) {
                    cipher.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key;
    }
}
