// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// What the machine lets a running process have, taken away and given back.
final class Limits implements AutoCloseable {

    private final long pid;

    private final String files;

    private Limits(long pid) {
        this.pid = pid;
        this.files = allowed("Max open files");
    }

    private String allowed(String name) {
        try (var lines = Files.lines(Path.of("/proc/" + this.pid + "/limits"))) {
            var line = lines.filter(one -> one.startsWith(name)).findFirst().orElseThrow();
            return line.substring(name.length()).strip().split(" +")[0];
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static Limits of(Node node) {
        return new Limits(node.pid());
    }

    /// No file of the process can grow beyond that, its log and its temporary files
    /// included: to it the disk is full.
    Limits fillDisk(long bytes) {
        return set("--fsize=" + bytes + ":");
    }

    /// It can open that many files and sockets more.
    Limits leaveFiles(int more) {
        return set("--nofile=" + (openFiles() + more) + ":");
    }

    long openFiles() {
        try (var files = Files.list(Path.of("/proc/" + this.pid + "/fd"))) {
            return files.count();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private Limits set(String limit) {
        try {
            var command = new ProcessBuilder("prlimit", "--pid", Long.toString(this.pid), limit).inheritIO().start();
            assertThat(command.waitFor()).as(limit).isZero();
            return this;
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    @Override
    public void close() {
        if (ProcessHandle.of(this.pid).isPresent()) {
            set("--fsize=unlimited:");
            set("--nofile=" + this.files + ":");
        }
    }

}
