// SPDX-License-Identifier: Apache-2.0

package dev.entente.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server process that is known by its pid file and is ours only if it works in our folder.
record ServerProcess(Path pidFile, Path workFolder) {

    /// The living process of the pid file, unless the number has gone to a stranger
    /// since.
    Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(this.pidFile)) {
            return Optional.empty();
        }
        return readPid().flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).filter(this::worksHere);
    }

    /// Whether the pid file names a process that is gone. A server that has made the file
    /// and not yet written its number is
    /// still coming up.
    boolean hasEnded() throws IOException {
        return Files.exists(this.pidFile) && readPid().isPresent() && find().isEmpty();
    }

    /// Asks the process to end and waits; past the patience it is killed.
    static void end(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!awaitEnd(process, patience)) {
            process.destroyForcibly();
            awaitEnd(process, patience);
        }
    }

    static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        }
        catch (TimeoutException ex) {
            return false;
        }
        catch (ExecutionException | CompletionException ex) {
            return !process.isAlive();
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private Optional<Long> readPid() throws IOException {
        try (var lines = Files.lines(this.pidFile)) {
            return lines.findFirst().map(String::strip).filter(line -> line.matches("\\d{1,10}")).map(Long::valueOf);
        }
    }

    private boolean worksHere(ProcessHandle process) {
        var link = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return Files.isSymbolicLink(link) ? Files.readSymbolicLink(link).equals(this.workFolder.toRealPath())
                    : process.info().commandLine().orElse("").contains(this.workFolder.toString());
        }
        catch (IOException ex) {
            return false;
        }
    }

}
