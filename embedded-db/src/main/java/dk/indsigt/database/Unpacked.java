package dk.indsigt.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is unpacked once for each version and used by every data folder: {@code .cache/indsigt} in the user's home. Where
 * the home cannot be written, the data folder holds it.
 */
public final class Unpacked {

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Filler {
        void fill(Path folder) throws IOException;
    }

    private Unpacked() {}

    /** The folder of that name, filled by whoever comes first; a half-filled one is never seen. */
    public static Path once(String name, Path dataFolder, Filler filler) {
        try {
            return once(Path.of(System.getProperty("user.home"), ".cache", "indsigt"), name, filler);
        } catch (IOException homeNotWritable) {
            try {
                return once(dataFolder.resolve("cache"), name, filler);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Path once(Path cache, String name, Filler filler) throws IOException {
        Path folder = cache.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        Path unfinished = Files.createTempDirectory(cache, name + ".");
        try {
            filler.fill(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException | AtomicMoveNotSupportedException lost) {
            if (!Files.isDirectory(folder)) {
                throw lost;
            }
        } finally {
            deleteTree(unfinished);
        }
        return folder;
    }

    /** Deletes a folder and all in it; one that is not there is fine. */
    public static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
