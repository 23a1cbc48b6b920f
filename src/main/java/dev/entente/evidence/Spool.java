// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/// One place for an upload on its way in: a file that is there only between `open` and `discard`, in whatever order
/// and on whatever threads these are called.
final class Spool {

    private final Path path;

    private final Semaphore places;

    private boolean created;

    private boolean discarded;

    Spool(Path folder, Semaphore places) {
        this.path = folder.resolve(UUID.randomUUID() + ".upload");
        this.places = places;
    }

    synchronized Path open() throws IOException {
        if (this.discarded) {
            throw new IOException("the upload was given up");
        }
        Files.createDirectories(this.path.getParent());
        Files.createFile(this.path);
        this.created = true;
        return this.path;
    }

    byte[] readAll() throws IOException {
        return Files.readAllBytes(this.path);
    }

    synchronized void discard() throws IOException {
        if (!this.discarded) {
            this.discarded = true;
            this.places.release();
            deleteCreated();
        }
    }

    private void deleteCreated() throws IOException {
        if (this.created) {
            Files.deleteIfExists(this.path);
        }
    }

}
