package dk.indsigt.standalone;

import dk.indsigt.database.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The one folder that holds everything of one operator, locked while a launcher works in it. */
final class DataFolder implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path wanted) {
        try {
            OwnerOnly.createFolder(wanted);
            Path path = wanted.toRealPath();
            FileChannel lock =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock.tryLock() == null) {
                lock.close();
                throw inUse(path);
            }
            return new DataFolder(path, lock);
        } catch (OverlappingFileLockException held) {
            throw inUse(wanted);
        } catch (IOException | UncheckedIOException failure) {
            throw new Refusal("the data folder " + wanted + " cannot be written.", failure);
        }
    }

    private static Refusal inUse(Path path) {
        return new Refusal("the data folder " + path + " is in use by another run.");
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** A short remark that survives: what is being done to the data, or what they are. */
    Optional<String> remark(String name) {
        try {
            Path file = file(name);
            return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void remark(String name, String content) {
        OwnerOnly.write(file(name), content + "\n");
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The key that encrypts every other key, in Base64: from the configuration, or the file of this folder. It is made
     * once. Where data exist without it, a new one would only hide that they cannot be read any more.
     */
    String keyEncryptionKey(Optional<String> configured, boolean dataExist) {
        String key = configured.orElseGet(() -> remark("kek").orElseGet(() -> {
            if (dataExist) {
                throw new Refusal("the key " + file("kek") + " is missing, and without it the data cannot be read:"
                        + " put it back from your backup.");
            }
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            String made = Base64.getEncoder().encodeToString(random);
            remark("kek", made);
            return made;
        }));
        try {
            if (Base64.getDecoder().decode(key).length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException notBase64) {
            // told below, without the value
        }
        throw new Refusal(
                (configured.isPresent() ? "INDSIGT_KEK" : file("kek").toString()) + " is not 32 bytes in Base64.");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
