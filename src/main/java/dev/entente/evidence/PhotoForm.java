// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import dev.entente.evidence.PhotoRefused.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.SynchronousSink;
import reactor.netty.channel.AbortedException;
import reactor.util.context.Context;

/// Reads the file of an upload form while it arrives, so that the web layer keeps nothing of it in memory or on disk.
///
/// The first part with a file name and the name `file` is taken; what follows it is not read.
public final class PhotoForm {

    private static final String FIELD = "file";

    private static final int SKIPPED_BYTES_MAX = 64 * 1024;

    /// Where Reactor looks for what to do with a failure that comes when nobody reads any
    /// more.
    private static final String AFTER_THE_FILE = "reactor.onErrorDropped.local";

    private static final Logger log = LoggerFactory.getLogger(PhotoForm.class);

    private static final Consumer<Throwable> unread = failure -> log.debug("Behind the file: {}", failure.toString());

    private final Photos photos;

    private final UUID conversationId;

    private final Uploader uploader;

    private long skippedBytes;

    private PhotoForm(Photos photos, UUID conversationId, Uploader uploader) {
        this.photos = photos;
        this.conversationId = conversationId;
        this.uploader = uploader;
    }

    /// The kept photo, or a [PhotoRefused] (also where there is no file).
    public static Mono<Photo> accept(Photos photos, UUID conversationId, Uploader uploader, ServerRequest request) {
        return Mono.defer(() -> new PhotoForm(photos, conversationId, uploader).read(parts(request)));
    }

    private static Flux<PartEvent> parts(ServerRequest request) {
        var exchange = request.exchange().mutate().request(new CopiedBody(request.exchange().getRequest())).build();
        return ServerRequest.create(exchange, request.messageReaders()).bodyToFlux(PartEvent.class);
    }

    private Mono<Photo> read(Flux<PartEvent> parts) {
        return parts.onErrorMap(PhotoForm::isUnreadable, PhotoForm::unreadable)
            .handle(this::passFile)
            .takeUntil(PartEvent::isLast)
            .switchOnFirst(this::readFile)
            .next()
            .onErrorMap(AbortedException.class, cut -> new PhotoRefused(Reason.INTERRUPTED, Map.of(), cut))
            .contextWrite(Context.of(AFTER_THE_FILE, unread));
    }

    /// What the parser throws at the headers of a part that are none.
    private static boolean isUnreadable(Throwable failure) {
        return failure instanceof IllegalArgumentException || failure instanceof IndexOutOfBoundsException;
    }

    private static PhotoRefused unreadable(Throwable headers) {
        return new PhotoRefused(Reason.MISSING, Map.of(), headers);
    }

    /// Lets through what belongs to the file; the part ends the stream, so that a second
    /// file is never begun.
    private void passFile(PartEvent event, SynchronousSink<FilePartEvent> sink) {
        if (event instanceof FilePartEvent file && FIELD.equals(file.headers().getContentDisposition().getName())) {
            sink.next(file);
            return;
        }
        this.skippedBytes += event.content().readableByteCount();
        if (this.skippedBytes > SKIPPED_BYTES_MAX) {
            sink.error(missing());
        }
    }

    private Flux<Photo> readFile(Signal<? extends FilePartEvent> first, Flux<FilePartEvent> part) {
        if (first.get() instanceof FilePartEvent file) {
            return this.photos
                .accept(this.conversationId, this.uploader, part.map(FilePartEvent::content), file.filename())
                .flux();
        }
        return Flux.error(first.isOnError() ? first.getThrowable() : missing());
    }

    private static PhotoRefused missing() {
        return new PhotoRefused(Reason.MISSING, Map.of());
    }

}
