// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.entente.evidence.picture.CleanPicture;
import io.micrometer.core.instrument.DistributionSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Photos as rows in PostgreSQL and files in the [PhotoStore]; the files first, so that a row always has its files.
final class StoredPhotos implements Photos {

    private final PhotoIntake intake;

    private final PhotoStore store;

    private final PhotoRows rows;

    private final R2dbcPhotoLooks looks;

    private final PhotoAddresses addresses;

    private final DistributionSummary sizes;

    StoredPhotos(PhotoIntake intake, PhotoStore store, PhotoRows rows, R2dbcPhotoLooks looks, PhotoAddresses addresses,
            DistributionSummary sizes) {
        this.intake = intake;
        this.store = store;
        this.rows = rows;
        this.looks = looks;
        this.addresses = addresses;
        this.sizes = sizes;
    }

    @Override
    public Mono<Photo> accept(UUID conversationId, Uploader uploader, Flux<DataBuffer> content,
            @Nullable String fileName) {
        return this.rows.demandRoom(conversationId, uploader)
            .then(this.intake.clean(content))
            .flatMap(clean -> keepToTheEnd(photo(conversationId, uploader, FileLabel.of(fileName), clean), clean))
            .doOnNext(photo -> this.sizes.record(photo.full().bytes()))
            .checkpoint("evidence.accept");
    }

    @Override
    public Mono<Photo> load(UUID photoId) {
        return this.rows.find(photoId)
            .switchIfEmpty(Mono.error(() -> new UnknownPhoto(photoId)))
            .checkpoint("evidence.load");
    }

    @Override
    public Flux<Photo> list(UUID conversationId) {
        return this.rows.list(conversationId).checkpoint("evidence.list");
    }

    @Override
    public Mono<Void> markSaid(UUID conversationId, Uploader speaker, Set<UUID> photoIds, long seq) {
        return this.rows.markSaid(conversationId, speaker, photoIds, seq)
            .doOnSuccess(_ -> this.looks.ring())
            .checkpoint("evidence.markSaid");
    }

    @Override
    public PhotoUrl url(UUID photoId, PhotoVariant variant, String reader) {
        return this.addresses.sign(photoId, variant, reader);
    }

    @Override
    public Flux<DataBuffer> read(UUID photoId, PhotoVariant variant) {
        return this.store.read(photoId, variant).checkpoint("evidence.read");
    }

    /// Files and row together, or neither: a caller who leaves in between does not stop
    /// it half way.
    private Mono<Photo> keepToTheEnd(Photo photo, CleanPicture clean) {
        return Mono.fromFuture(() -> keep(photo, clean).toFuture(), true);
    }

    private Mono<Photo> keep(Photo photo, CleanPicture clean) {
        return this.store.put(photo.id(), PhotoVariant.FULL, clean.full().jpeg())
            .then(this.store.put(photo.id(), PhotoVariant.THUMB, clean.thumb().jpeg()))
            .onErrorMap(IOException.class, StoredPhotos::notStored)
            .then(this.rows.add(photo, clean.measures()))
            .flatMap(kept -> kept.id().equals(photo.id()) ? Mono.just(kept) : dropCopy(photo).thenReturn(kept))
            .onErrorResume(PhotoRefused.class, refusal -> dropCopy(photo).then(Mono.error(refusal)));
    }

    /// Not called where the database failed: the row may be there after all, and then
    /// needs its files. The failure
    /// that led here is told, not one of the cleaning up.
    private Mono<Void> dropCopy(Photo photo) {
        return this.store.remove(photo.id()).onErrorComplete(IOException.class);
    }

    private static PhotoRefused notStored(IOException disk) {
        return new PhotoRefused(PhotoRefused.Reason.STORAGE, Map.of(), disk);
    }

    private static Photo photo(UUID conversationId, Uploader uploader, @Nullable String label, CleanPicture clean) {
        return new Photo(UUID.randomUUID(), conversationId, uploader, label, copy(clean.full()), copy(clean.thumb()),
                clean.capturedAt(), null, Instant.EPOCH);
    }

    private static Photo.Copy copy(CleanPicture.Copy copy) {
        return new Photo.Copy(copy.width(), copy.height(), copy.jpeg().length, copy.sha256());
    }

}
