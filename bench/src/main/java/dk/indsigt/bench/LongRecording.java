package dk.indsigt.bench;

import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.recording.AudioStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A recording far longer than those of the demo, written as the portal expects to find it.
 *
 * @param user whose recording it is, and who may therefore hear it
 */
record LongRecording(UUID id, String user) {

    /** A demo customer's recording that can still be heard; the long one is a copy of its row. */
    private static final String MODEL = """
            select r.id, r.party_id, k.wrapped_key, a.username
              from recording r
              join recording_consent c on c.id = r.consent_id and c.withdrawn_at is null
              join data_key k on k.party_id = r.party_id and k.purpose = 'RECORDING' and k.wrapped_key is not null
              join account a on a.person_id = r.party_id and a.role = 'CUSTOMER' and a.password_hash is not null
             where r.deleted_at is null and a.closed_at is null
               and a.username = ?
             order by r.delete_due_on desc, r.id
             limit 1""";

    private static final String COPY = """
            insert into recording (id, party_id, customer_id, consent_id, direction, segment, started_at, duration_ms,
              subject_da, subject_en, media_type, size_bytes, wrapped_key, rule_code, delete_due_on, version)
            select ?, party_id, customer_id, consent_id, direction, segment, started_at, duration_ms,
              subject_da, subject_en, media_type, ?, ?, rule_code, delete_due_on, 1
              from recording where id = ?""";

    /** @param username of the customer whose recording it is to be */
    static LongRecording insert(Product product, byte[] audio, String username) throws IOException, SQLException {
        Vault vault = Vault.of(Files.readString(product.data().resolve("kek")));
        UUID id = UUID.randomUUID();
        try (Connection connection = product.database();
                PreparedStatement search = prepared(connection, username);
                ResultSet model = search.executeQuery()) {
            if (!model.next()) {
                throw new BenchException(username + " has no recording");
            }
            UUID speaker = UUID.fromString(model.getString(2));
            byte[] dataKey = model.getBytes(3);
            byte[] key = vault.newRecordingKey(dataKey, speaker, id);
            write(product.data().resolve("audio"), vault, dataKey, key, speaker, id, audio);
            try (PreparedStatement copy = connection.prepareStatement(COPY)) {
                copy.setString(1, id.toString());
                copy.setLong(2, audio.length);
                copy.setBytes(3, key);
                copy.setString(4, model.getString(1));
                copy.executeUpdate();
            }
            return new LongRecording(id, model.getString(4));
        }
    }

    String path() {
        return "/self/recording/audio?id=" + id;
    }

    private static PreparedStatement prepared(Connection connection, String username) throws SQLException {
        PreparedStatement search = connection.prepareStatement(MODEL);
        search.setString(1, username);
        return search;
    }

    private static void write(Path folder, Vault vault, byte[] dataKey, byte[] key, UUID speaker, UUID id, byte[] audio)
            throws IOException {
        Path file = AudioStore.fileOf(folder, id);
        Files.createDirectories(file.getParent());
        try (FileChannel target = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                WritableByteChannel cipher = vault.encryptRecording(dataKey, key, speaker, id, target)) {
            ByteBuffer bytes = ByteBuffer.wrap(audio);
            while (bytes.hasRemaining()) {
                cipher.write(bytes);
            }
        }
    }
}
