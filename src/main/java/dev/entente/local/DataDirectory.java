// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.jspecify.annotations.Nullable;

/// The folder in which everything embedded lives, held by at most one running server.
final class DataDirectory implements AutoCloseable {

    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions
        .asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;

    private final Path running;

    private final FileChannel channel;

    private DataDirectory(Path folder, Path running, FileChannel channel) {
        this.folder = folder;
        this.running = running;
        this.channel = channel;
    }

    /// Takes the folder for this process, or says who has it or why it cannot be used.
    static DataDirectory hold(Path given) {
        var folder = create(given.toAbsolutePath().normalize());
        requireWritable(folder);
        var running = folder.resolve("running");
        try {
            var channel = lock(folder.resolve("lock"));
            if (channel == null) {
                throw new StartRefused("Entente is already running " + describe(folder, running));
            }
            return new DataDirectory(folder, running, channel);
        }
        catch (IOException ex) {
            throw notWritable(folder, ex);
        }
    }

    Path folder() {
        return this.folder;
    }

    /// Leaves word of where this server can be reached, for the one who starts it a
    /// second time.
    void announce(String address) throws IOException {
        Files.write(this.running, List.of(Long.toString(ProcessHandle.current().pid()), address));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(this.running);
        this.channel.close();
    }

    private static Path create(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                return folder.toRealPath();
            }
            Files.createDirectories(folder.getParent());
            return Files.createDirectory(folder, OWNER_ONLY).toRealPath();
        }
        catch (IOException ex) {
            throw notWritable(folder, ex);
        }
    }

    private static void requireWritable(Path folder) {
        try {
            var probe = Files.createTempFile(folder, "probe", "");
            var me = Files.getOwner(probe);
            Files.delete(probe);
            requireSameOwner(folder, me.getName());
        }
        catch (IOException ex) {
            throw notWritable(folder, ex);
        }
    }

    /// A database can be read by the user who made it only: another one, root too, would
    /// leave it unreadable for the first.
    private static void requireSameOwner(Path folder, String me) throws IOException {
        var cluster = folder.resolve("postgres");
        if (!Files.exists(cluster)) {
            return;
        }
        var owner = Files.getOwner(cluster).getName();
        if (!owner.equals(me)) {
            throw new StartRefused(
                    "The data in %s belongs to user %s and you are %s: start as %s, or choose another folder with ENTENTE_DATA_DIR"
                        .formatted(folder, owner, me, owner));
        }
    }

    private static @Nullable FileChannel lock(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var held = tryLock(channel);
        if (held == null) {
            channel.close();
            return null;
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        }
        catch (OverlappingFileLockException ex) {
            return null;
        }
    }

    private static String describe(Path folder, Path running) {
        try {
            var lines = Files.readAllLines(running);
            return "on %s (pid %s) with the data in %s".formatted(lines.getLast(), lines.getFirst(), folder);
        }
        catch (IOException | RuntimeException ex) {
            return "with the data in " + folder;
        }
    }

    private static StartRefused notWritable(Path folder, IOException cause) {
        var reason = switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something else than a folder is in its place";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default -> cause.toString();
        };
        return new StartRefused(
                "The data directory %s cannot be written (%s): mend that, or choose another with ENTENTE_DATA_DIR"
                    .formatted(folder, reason),
                cause);
    }

}
