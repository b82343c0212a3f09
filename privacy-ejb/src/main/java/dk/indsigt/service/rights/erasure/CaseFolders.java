package dk.indsigt.service.rights.erasure;

import dk.indsigt.service.settings.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** Folders of encrypted files that are named by their rows, be they in the folder itself or, as audio is, in one named by the last two digits. */
@ApplicationScoped
public class CaseFolders {
    /** Unlinks what is named by a row, whatever follows the name. */
    void delete(String folder, UUID id) {
        Path root = Path.of(Setting.DATA.required(), folder);
        String name = id.toString();
        for (Path place : List.of(root, root.resolve(name.substring(name.length() - 2)))) {
            if (Files.isDirectory(place)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(place, name + "*")) {
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
        }
    }
}
