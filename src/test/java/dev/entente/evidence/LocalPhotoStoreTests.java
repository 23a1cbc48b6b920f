// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class LocalPhotoStoreTests {

    private final UUID photo = UUID.fromString("11111111-2222-4333-8444-55555555abcd");

    @TempDir
    Path folder;

    @Test
    void saysWhenThereIsNoSuchPhoto() {
        store().read(this.photo, PhotoVariant.FULL).as(StepVerifier::create).verifyError(UnknownPhoto.class);
        store().remove(this.photo).as(StepVerifier::create).verifyComplete();
    }

    @Test
    void leavesNothingBehindWhenItCannotWrite() throws IOException {
        Files.createDirectories(this.folder.resolve("photos"));
        Files.writeString(this.folder.resolve("photos/cd"), "a file where a folder must be");

        store().put(this.photo, PhotoVariant.FULL, new byte[9]).as(StepVerifier::create).verifyError(IOException.class);

        assertThat(files()).containsExactly("photos/cd");
    }

    @Test
    void keepsBothCopiesUntilTheyAreRemoved() throws IOException {
        store().put(this.photo, PhotoVariant.FULL, new byte[100_000])
            .then(store().put(this.photo, PhotoVariant.THUMB, new byte[] { 1, 2, 3 }))
            .as(StepVerifier::create)
            .verifyComplete();

        assertThat(files()).containsExactly("photos/cd/ab/" + this.photo + "-full.jpg",
                "photos/cd/ab/" + this.photo + "-thumb.jpg");
        read(PhotoVariant.FULL).as(StepVerifier::create).expectNext(100_000).verifyComplete();
        read(PhotoVariant.THUMB).as(StepVerifier::create).expectNext(3).verifyComplete();

        store().remove(this.photo).as(StepVerifier::create).verifyComplete();
        assertThat(files()).isEmpty();
    }

    @Test
    void replacesACopyWhole() {
        store().put(this.photo, PhotoVariant.FULL, new byte[100_000])
            .then(store().put(this.photo, PhotoVariant.FULL, new byte[10]))
            .then(read(PhotoVariant.FULL))
            .as(StepVerifier::create)
            .expectNext(10)
            .verifyComplete();
    }

    private Mono<Integer> read(PhotoVariant variant) {
        return DataBufferUtils.join(store().read(this.photo, variant)).map(bytes -> bytes.readableByteCount());
    }

    private LocalPhotoStore store() {
        return new LocalPhotoStore(this.folder.resolve("photos"), this.folder.resolve("photos/incoming"));
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(this.folder)) {
            return all.filter(Files::isRegularFile)
                .map(file -> this.folder.relativize(file).toString())
                .sorted()
                .toList()
                .stream();
        }
    }

}
