// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/// The programs of PostgreSQL, unpacked once from the jar for this machine.
final class PostgresPrograms {

    private static final Duration PROBE_MAX = Duration.ofSeconds(10);

    private final Path home;

    private final List<String> prefix;

    private PostgresPrograms(Path home, List<String> prefix) {
        this.home = home;
        this.prefix = prefix;
    }

    /// Finds them below the folder or unpacks them there.
    static PostgresPrograms unpack(Path folder) throws IOException {
        var archive = findArchive();
        var home = folder.resolve("postgres-" + fingerprint(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new PostgresPrograms(home, prefixFor(folder));
    }

    /// The command line that runs one of the programs as a user that PostgreSQL accepts.
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<>(this.prefix);
        command.add(this.home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    private static URL findArchive() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var machine = switch (System.getProperty("os.arch")) {
            case "aarch64" -> "arm_64";
            case String other -> other.equals("amd64") ? "x86_64" : other;
        };
        var archive = PostgresPrograms.class.getResource("/postgres-%s-%s.txz".formatted(system, machine));
        if (archive == null) {
            throw new StartRefused("No PostgreSQL is packed for %s on %s: give the address of one with SPRING_R2DBC_URL"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return archive;
    }

    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        var number = (connection instanceof JarURLConnection jar) ? jar.getJarEntry().getCrc()
                : connection.getContentLengthLong();
        return Long.toHexString(number);
    }

    /// PostgreSQL refuses to run as root: in a user namespace of its own it is nobody,
    /// and its files stay root's.
    private static List<String> prefixFor(Path folder) throws IOException {
        var uid = (Integer) Files.getAttribute(Files.createDirectories(folder), "unix:uid");
        if (uid != 0) {
            return List.of();
        }
        var prefix = List.of("unshare", "-U");
        if (!works(prefix)) {
            throw new StartRefused("PostgreSQL does not run as root, and this machine allows no user namespaces: "
                    + "start Entente as another user, or give the address of a PostgreSQL with SPRING_R2DBC_URL");
        }
        return prefix;
    }

    private static boolean works(List<String> prefix) {
        var command = new ArrayList<>(prefix);
        command.add("true");
        try {
            return ServerCommand.run(command, Path.of("/dev/null"), PROBE_MAX) == 0;
        }
        catch (IOException ex) {
            return false;
        }
    }

    private static void unpack(URL archive, Path home) throws IOException {
        var unfinished = Files.createTempDirectory(Files.createDirectories(home.getParent()), "unpacking");
        try (var stream = open(archive)) {
            for (var entry = stream.getNextEntry(); entry != null; entry = stream.getNextEntry()) {
                unpack(entry, stream, unfinished);
            }
        }
        move(unfinished, home);
    }

    private static TarArchiveInputStream open(URL archive) throws IOException {
        return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive.openStream())));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        if (file.getParent().endsWith("bin")) {
            file.toFile().setExecutable(true, false);
        }
    }

    /// Another process may have been quicker: then its copy is as good.
    private static void move(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        catch (IOException ex) {
            FileSystemUtils.deleteRecursively(unfinished);
            if (!Files.isDirectory(home)) {
                throw ex;
            }
        }
    }

}
