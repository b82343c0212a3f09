package dk.indsigt.service.protection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.protection.DataKey;
import dk.indsigt.domain.protection.KeyPurpose;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final UUID ANNA = new UUID(1, 1);
    private static final UUID BO = new UUID(2, 2);
    private static final UUID CALL = new UUID(3, 3);
    private static final UUID OTHER_CALL = new UUID(4, 4);
    private static final int CLEAR = 100_000;
    private static final String BINDING = "party.cpr " + ANNA;

    private final Vault vault = new Vault(new byte[32]);

    @TempDir
    private Path folder;

    @Test
    @DisplayName("a text comes back under the same key, person, purpose and binding")
    void text() {
        byte[] key = vault.newDataKey(ANNA, KeyPurpose.CPR);
        byte[] cipher = vault.encrypt(key, ANNA, KeyPurpose.CPR, BINDING, "0101901234 æøå");
        assertEquals("0101901234 æøå", vault.decrypt(key, ANNA, KeyPurpose.CPR, BINDING, cipher));
        assertFalse(new String(cipher, StandardCharsets.ISO_8859_1).contains("0101901234"));
        assertFalse(Arrays.equals(cipher, vault.encrypt(key, ANNA, KeyPurpose.CPR, BINDING, "0101901234 æøå")));
    }

    @Test
    @DisplayName("another binding, person, purpose, key or installation is refused")
    void bindings() {
        byte[] key = vault.newDataKey(ANNA, KeyPurpose.CPR);
        byte[] cipher = vault.encrypt(key, ANNA, KeyPurpose.CPR, BINDING, "secret");
        refused(() -> vault.decrypt(key, ANNA, KeyPurpose.CPR, "party.cpr " + BO, cipher));
        refused(() -> vault.decrypt(key, BO, KeyPurpose.CPR, BINDING, cipher));
        refused(() -> vault.decrypt(key, ANNA, KeyPurpose.TEXT, BINDING, cipher));
        refused(() -> vault.decrypt(vault.newDataKey(ANNA, KeyPurpose.CPR), ANNA, KeyPurpose.CPR, BINDING, cipher));
        byte[] otherKek = new byte[32];
        otherKek[31] = 1;
        refused(() -> new Vault(otherKek).decrypt(key, ANNA, KeyPurpose.CPR, BINDING, cipher));
        byte[] damaged = cipher.clone();
        damaged[damaged.length - 1] ^= 1;
        refused(() -> vault.decrypt(key, ANNA, KeyPurpose.CPR, BINDING, damaged));
    }

    @Test
    @DisplayName("a destroyed key opens nothing")
    void destroyed() {
        DataKey key = DataKey.create(
                UUID.randomUUID(), ANNA, KeyPurpose.CPR, vault.newDataKey(ANNA, KeyPurpose.CPR), Instant.EPOCH);
        byte[] cipher = vault.encrypt(key.wrappedKey(), ANNA, KeyPurpose.CPR, BINDING, "secret");
        key.destroy(Instant.EPOCH);
        assertEquals(
                "KEY_DESTROYED",
                assertThrows(
                                RefusedException.class,
                                () -> vault.decrypt(key.wrappedKey(), ANNA, KeyPurpose.CPR, BINDING, cipher))
                        .code());
    }

    @Test
    @DisplayName("audio can be read from any place, and reads as it was")
    void seek() throws IOException {
        byte[] clear = audio(300_000);
        byte[] data = vault.newDataKey(ANNA, KeyPurpose.RECORDING);
        byte[] key = vault.newRecordingKey(data, ANNA, CALL);
        Path file = written(data, key, clear);
        try (SeekableByteChannel open =
                vault.decryptRecording(data, key, ANNA, CALL, FileChannel.open(file, StandardOpenOption.READ))) {
            for (int place : new int[] {0, 299_990, 65_530, 131_072, 1, 65_535, 200_000, 0}) {
                byte[] part = new byte[Math.min(20_000, clear.length - place)];
                open.position(place);
                fill(open, part);
                assertArrayEquals(Arrays.copyOfRange(clear, place, place + part.length), part, "from " + place);
            }
            assertEquals(clear.length, open.size());
            open.position(clear.length);
            assertEquals(-1, open.read(ByteBuffer.allocate(1)));
        }
        byte[] stored = Files.readAllBytes(file);
        assertFalse(contains(stored, Arrays.copyOfRange(clear, 1000, 1032)));
    }

    @Test
    @DisplayName("audio of another call, another person or another key cannot be heard")
    void foreignAudio() throws IOException {
        byte[] data = vault.newDataKey(ANNA, KeyPurpose.RECORDING);
        byte[] key = vault.newRecordingKey(data, ANNA, CALL);
        Path file = written(data, key, audio(CLEAR));
        assertDoesNotThrow(() -> read(file, data, key, ANNA, CALL));
        unheard(() -> read(file, data, key, ANNA, OTHER_CALL));
        unheard(() -> read(file, data, key, BO, CALL));
        unheard(() -> read(file, data, vault.newRecordingKey(data, ANNA, CALL), ANNA, CALL));
        unheard(() -> read(file, vault.newDataKey(ANNA, KeyPurpose.RECORDING), key, ANNA, CALL));
    }

    @Test
    @DisplayName("a damaged or shortened file cannot be heard")
    void damaged() throws IOException {
        byte[] data = vault.newDataKey(ANNA, KeyPurpose.RECORDING);
        byte[] key = vault.newRecordingKey(data, ANNA, CALL);
        Path file = written(data, key, audio(CLEAR));
        byte[] stored = Files.readAllBytes(file);
        stored[70_000] ^= 1;
        Files.write(file, stored);
        unheard(() -> read(file, data, key, ANNA, CALL));
        stored[70_000] ^= 1;
        Files.write(file, Arrays.copyOf(stored, stored.length - 30_000));
        unheard(() -> read(file, data, key, ANNA, CALL));
    }

    @Test
    @DisplayName("what is sealed is opened as what it was sealed as, under the same key, and nothing else")
    void sealed() {
        byte[] clear = {1, 2, 3};
        byte[] sealed = vault.seal("answer 1", clear);
        assertArrayEquals(clear, vault.open("answer 1", sealed));
        assertFalse(Arrays.equals(sealed, vault.seal("answer 1", clear)));
        refused(() -> vault.open("answer 2", sealed));
        byte[] otherKek = new byte[32];
        otherKek[0] = 1;
        refused(() -> new Vault(otherKek).open("answer 1", sealed));
    }

    @Test
    @DisplayName("equal values hash equally, of one kind and under one key only")
    void hash() {
        assertArrayEquals(vault.hash("cpr", "0101901234"), vault.hash("cpr", "0101901234"));
        assertEquals(32, vault.hash("cpr", "").length);
        assertFalse(Arrays.equals(vault.hash("cpr", "0101901234"), vault.hash("phone", "0101901234")));
        assertFalse(Arrays.equals(vault.hash("a", "bc"), vault.hash("ab", "c")));
        byte[] otherKek = new byte[32];
        otherKek[0] = 1;
        assertFalse(Arrays.equals(vault.hash("cpr", "1"), new Vault(otherKek).hash("cpr", "1")));
    }

    @Test
    @DisplayName("a key-encryption key that is none is refused with a word about it")
    void kek() {
        refused(() -> new Vault(new byte[31]));
        assertTrue(assertThrows(IllegalStateException.class, () -> Vault.of("not base 64!"))
                .getMessage()
                .contains("INDSIGT_KEK"));
        Vault.of(" " + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void refused(Runnable work) {
        assertThrows(IllegalStateException.class, work::run);
    }

    private static void unheard(Work work) {
        Exception failure = assertThrows(Exception.class, work::run);
        assertTrue(failure instanceof IOException || failure instanceof IllegalStateException, failure.toString());
    }

    private Path written(byte[] data, byte[] key, byte[] clear) throws IOException {
        Path file = folder.resolve("call.enc");
        try (WritableByteChannel channel = vault.encryptRecording(
                data, key, ANNA, CALL, FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE))) {
            ByteBuffer buffer = ByteBuffer.wrap(clear);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        return file;
    }

    private void read(Path file, byte[] data, byte[] key, UUID party, UUID call) throws IOException {
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ);
                SeekableByteChannel open = vault.decryptRecording(data, key, party, call, source)) {
            fill(open, new byte[CLEAR]);
        }
    }

    private static void fill(SeekableByteChannel channel, byte[] part) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(part);
        while (buffer.hasRemaining()) {
            assertTrue(channel.read(buffer) >= 0, "the audio ends too early");
        }
    }

    private static byte[] audio(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static boolean contains(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }
}
