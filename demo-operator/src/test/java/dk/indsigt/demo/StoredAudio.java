package dk.indsigt.demo;

import dk.indsigt.demo.FilledDatabase.Row;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads a recording as the portal does. */
final class StoredAudio {
    private StoredAudio() {}

    /** @return how many recordings that stand decrypt to one of the dialogues, with the size that is told */
    static long countOriginals(FilledDatabase db) throws IOException, SQLException {
        Vault vault = new Vault(FilledDatabase.KEY);
        List<byte[]> originals = Dialogue.all().stream().map(Dialogue::audio).toList();
        long count = 0;
        for (Row row : db.rows(
                "select r.id, r.party_id, k.wrapped_key, r.wrapped_key, r.size_bytes from recording r join"
                        + " data_key k on k.party_id = r.party_id and k.purpose = 'RECORDING' where r.deleted_at is null")) {
            byte[] clear = read(db.folder(), vault, row.id(1), row.id(0), row.bytes(2), row.bytes(3));
            boolean original = originals.stream().anyMatch(one -> Arrays.equals(one, clear));
            count += original && row.text(4).equals(String.valueOf(clear.length)) ? 1 : 0;
        }
        return count;
    }

    private static byte[] read(
            Path dataFolder, Vault vault, UUID speaker, UUID recording, byte[] dataKey, byte[] recordingKey)
            throws IOException {
        Path file = AudioStore.fileOf(dataFolder.resolve("audio"), recording);
        try (FileChannel source = FileChannel.open(file);
                SeekableByteChannel clear = vault.decryptRecording(dataKey, recordingKey, speaker, recording, source)) {
            return Channels.newInputStream(clear).readAllBytes();
        }
    }
}
