package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.recording.DoomedFile.Shelf;
import dk.indsigt.service.protection.Vault;
import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** Encrypted package files. One that is being written has another name, so that a file with the right name is whole. */
@ApplicationScoped
class PackageFiles {
    @Inject
    private Vault vault;

    /** @return a channel that encrypts what is written to it; what a builder before left is gone */
    WritableByteChannel write(UUID id, byte[] dataKey, byte[] fileKey, UUID partyId) throws IOException {
        Path part = part(id);
        Files.createDirectories(
                part.getParent(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.deleteIfExists(part);
        FileChannel file = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            return vault.encryptFile(dataKey, fileKey, partyId, id, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The file is whole: it is on the disk before it has its name. */
    void finish(UUID id) throws IOException {
        try (FileChannel file = FileChannel.open(part(id), StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(part(id), whole(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @return the clear file; can seek */
    SeekableByteChannel read(UUID id, byte[] dataKey, byte[] fileKey, UUID partyId) throws IOException {
        FileChannel file = FileChannel.open(whole(id), StandardOpenOption.READ);
        try {
            return vault.decryptFile(dataKey, fileKey, partyId, id, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Nothing of it is to be left. */
    void delete(UUID id) throws IOException {
        Files.deleteIfExists(part(id));
        Files.deleteIfExists(whole(id));
    }

    private static Path part(UUID id) {
        return whole(id).resolveSibling(id + ".part");
    }

    private static Path whole(UUID id) {
        return Shelf.PACKAGE.fileOf(Path.of(Setting.DATA.required()), id);
    }
}
