// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Keeps photos in folders of one disk, two levels deep by the last digits of the id, so that no folder grows large.
final class LocalPhotoStore implements PhotoStore {

    private static final int READ_BYTES = 32 * 1024;

    private final Path root;

    private final Path incoming;

    /// @param incoming for files that are still being written; on the same disk as the
    /// root
    LocalPhotoStore(Path root, Path incoming) {
        this.root = root;
        this.incoming = incoming;
    }

    @Override
    public Mono<Void> put(UUID photoId, PhotoVariant variant, byte[] jpeg) {
        return blocking(() -> write(place(photoId, variant), jpeg));
    }

    @Override
    public Flux<DataBuffer> read(UUID photoId, PhotoVariant variant) {
        return DataBufferUtils
            .read(new FileSystemResource(place(photoId, variant)), DefaultDataBufferFactory.sharedInstance, READ_BYTES)
            .onErrorMap(NoSuchFileException.class, _ -> new UnknownPhoto(photoId))
            .subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Void> remove(UUID photoId) {
        return blocking(() -> {
            for (PhotoVariant variant : PhotoVariant.values()) {
                Files.deleteIfExists(place(photoId, variant));
            }
        });
    }

    private Path place(UUID photoId, PhotoVariant variant) {
        String name = photoId.toString();
        int end = name.length();
        return this.root.resolve(name.substring(end - 2))
            .resolve(name.substring(end - 4, end - 2))
            .resolve(name + "-" + variant.word() + ".jpg");
    }

    /// First whole and on the disk under another name, then under its own: no reader sees
    /// a half.
    private void write(Path place, byte[] jpeg) throws IOException {
        Files.createDirectories(this.incoming);
        Files.createDirectories(place.getParent());
        Path unfinished = this.incoming.resolve(UUID.randomUUID() + ".jpg");
        try {
            try (var file = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(jpeg);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolders(place);
        }
        finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// The new name, and the names of folders that may be new, outlive a power cut too.
    private void forceFolders(Path place) throws IOException {
        if (!place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Path folder = place.getParent();
        for (int level = 0; level < 3; level++) {
            try (var names = FileChannel.open(folder, StandardOpenOption.READ)) {
                names.force(true);
            }
            folder = folder.getParent();
        }
    }

    private static Mono<Void> blocking(DiskWork work) {
        return Mono.<Void>fromCallable(() -> {
            work.run();
            return null;
        }).subscribeOn(Schedulers.boundedElastic());
    }

    private interface DiskWork {

        void run() throws IOException;

    }

}
