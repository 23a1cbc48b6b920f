// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import dev.entente.evidence.PhotoRefused.Reason;
import dev.entente.evidence.picture.CleanPicture;
import dev.entente.evidence.picture.PictureCleaner;
import dev.entente.evidence.picture.UnusablePicture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Receives an upload into a file of its own, cleans the picture on one of few threads, and leaves nothing behind.
final class PhotoIntake {

    private static final Logger log = LoggerFactory.getLogger(PhotoIntake.class);

    private final EvidenceSettings settings;

    private final PictureCleaner cleaner;

    private final Path incoming;

    private final Scheduler decoders;

    private final Semaphore places;

    /// @param incoming folder of uploads on their way in
    /// @param decoders a scheduler that refuses work when its queue is full
    PhotoIntake(EvidenceSettings settings, Path incoming, Scheduler decoders) {
        this.settings = settings;
        this.cleaner = new PictureCleaner(settings.pictureLimits());
        this.incoming = incoming;
        this.decoders = decoders;
        this.places = new Semaphore(settings.uploadsAtOnce());
    }

    /// The cleaned picture, or a [PhotoRefused]; whatever happens, the place and the file
    /// are free again.
    Mono<CleanPicture> clean(Flux<DataBuffer> content) {
        return Mono.usingWhen(Mono.fromCallable(this::reserve), spool -> receive(content, spool).then(clean(spool)),
                PhotoIntake::discard, (spool, _) -> discard(spool), PhotoIntake::discard);
    }

    /// Removes what a killed server left behind; files of a time in which another node
    /// may still write stay.
    void clearAbandonedNow() {
        Instant longAgo = Instant.now().minus(this.settings.uploadTimeMax().multipliedBy(2));
        try {
            Files.createDirectories(this.incoming);
            try (Stream<Path> files = Files.list(this.incoming)) {
                for (Path file : files.toList()) {
                    if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException("The photo folder " + this.incoming + " cannot be used", ex);
        }
    }

    private Spool reserve() {
        if (!this.places.tryAcquire()) {
            throw new PhotoRefused(Reason.BUSY, Map.of());
        }
        return new Spool(this.incoming, this.places);
    }

    private Mono<Void> receive(Flux<DataBuffer> content, Spool spool) {
        return Mono.fromCallable(spool::open)
            .subscribeOn(Schedulers.boundedElastic())
            .flatMap(file -> DataBufferUtils.write(limited(content), file, StandardOpenOption.WRITE))
            .timeout(this.settings.uploadTimeMax())
            .onErrorMap(TimeoutException.class, late -> new PhotoRefused(Reason.INTERRUPTED, Map.of(), late))
            .onErrorMap(IOException.class, disk -> new PhotoRefused(Reason.STORAGE, Map.of(), disk));
    }

    /// The same bytes, until they are too many.
    private Flux<DataBuffer> limited(Flux<DataBuffer> content) {
        return Flux.defer(() -> {
            long[] left = { this.settings.uploadSizeMax().toBytes() };
            return content.<DataBuffer>handle((buffer, sink) -> pass(buffer, sink, left));
        });
    }

    private void pass(DataBuffer buffer, SynchronousSink<DataBuffer> sink, long[] left) {
        left[0] -= buffer.readableByteCount();
        if (left[0] >= 0) {
            sink.next(buffer);
            return;
        }
        DataBufferUtils.release(buffer);
        sink.error(new PhotoRefused(Reason.TOO_LARGE,
                Map.of("megabytes_max", this.settings.uploadSizeMax().toMegabytes())));
    }

    private Mono<CleanPicture> clean(Spool spool) {
        return Mono.fromCallable(() -> this.cleaner.clean(spool.readAll()))
            .subscribeOn(this.decoders)
            .onErrorMap(RejectedExecutionException.class, full -> new PhotoRefused(Reason.BUSY, Map.of(), full))
            .onErrorMap(UnusablePicture.class, PhotoIntake::refused)
            .onErrorMap(IOException.class, disk -> new PhotoRefused(Reason.STORAGE, Map.of(), disk));
    }

    private static PhotoRefused refused(UnusablePicture unusable) {
        Reason reason = switch (unusable.reason()) {
            case TYPE -> Reason.TYPE;
            case HEIC -> Reason.HEIC;
            case ANIMATED -> Reason.ANIMATED;
            case TOO_MANY_PIXELS -> Reason.TOO_MANY_PIXELS;
            case METADATA -> Reason.METADATA;
            case DAMAGED -> Reason.DAMAGED;
        };
        return new PhotoRefused(reason, unusable.parameters(), unusable);
    }

    /// A file that cannot be removed now is removed at the next start; the answer to the
    /// person stays what it was.
    private static Mono<Void> discard(Spool spool) {
        return Mono.<Void>fromCallable(() -> {
            spool.discard();
            return null;
        })
            .subscribeOn(Schedulers.boundedElastic())
            .doOnError(failure -> log.warn("An upload on its way in could not be removed: {}", failure.toString()))
            .onErrorComplete(IOException.class);
    }

}
