// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// A backup of a data directory while its server works, as docs/backup.md tells it: what `pg_basebackup` does, by hand, since
/// the embedded PostgreSQL comes without that program; then the photos.
final class OnlineBackup {

    private static final Set<String> notCopied = Set.of("postmaster.pid", "postmaster.opts", "pg_wal");

    private OnlineBackup() {
    }

    static void takeNow(ChildEntente running, Path from, Path to) throws IOException, SQLException {
        Path data = Files.createDirectories(to.resolve("postgres")).resolve("data");
        try (Connection connection = running.connect(); var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('test', true)");
            copy(from.resolve("postgres/data"), data, notCopied);
            var stopped = statement.executeQuery("select labelfile from pg_backup_stop(false)");
            assertThat(stopped.next()).isTrue();
            Files.writeString(data.resolve("backup_label"), stopped.getString(1));
        }
        copy(from.resolve("postgres/data/pg_wal"), data.resolve("pg_wal"), Set.of());
        Files.copy(from.resolve("postgres/password"), to.resolve("postgres/password"),
                StandardCopyOption.COPY_ATTRIBUTES);
        copy(from.resolve("photos"), to.resolve("photos"), Set.of("incoming"));
    }

    /// Files come and go meanwhile; the log that is replayed knows.
    private static void copy(Path from, Path to, Set<String> except) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Path copied = to.resolve(from.relativize(folder));
                boolean skipped = except.contains(from.relativize(folder).toString());
                if (!Files.isDirectory(copied)) {
                    Files.createDirectories(copied.getParent());
                    Files.copy(folder, copied, StandardCopyOption.COPY_ATTRIBUTES);
                }
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!except.contains(from.relativize(file).toString())) {
                    try {
                        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES,
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                    catch (NoSuchFileException ex) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }

        });
    }

}
