// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.List;
import java.util.Objects;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Conversation;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.Threads;
import dev.entente.evidence.Photo;
import dev.entente.evidence.PhotoLook;
import dev.entente.evidence.PhotoLooks;
import dev.entente.evidence.PhotoVariant;
import dev.entente.evidence.Photos;
import dev.entente.party.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Looks at one photo and says once what came of it: the row is closed in the transaction that stores the events.
final class OneLook {

    private static final Logger log = LoggerFactory.getLogger(OneLook.class);

    private final Photos photos;

    private final PhotoLooks looks;

    private final Threads threads;

    private final PhotoDescriber describer;

    private final Suspicions suspicions;

    private final TransactionalOperator transaction;

    private final int bytesMax;

    OneLook(Photos photos, PhotoLooks looks, Threads threads, PhotoDescriber describer, Suspicions suspicions,
            TransactionalOperator transaction, LookSettings settings) {
        this.photos = photos;
        this.looks = looks;
        this.threads = threads;
        this.describer = describer;
        this.suspicions = suspicions;
        this.transaction = transaction;
        this.bytesMax = Math.toIntExact(settings.ocrSizeMax().toBytes());
    }

    /// Ends when it is said, or when somebody else has said it.
    Mono<Void> at(PhotoLook look) {
        Photo photo = look.photo();
        return Mono.zip(this.threads.load(photo.conversationId()), audience(photo), describe(look))
            .flatMap(known -> this.suspicions.about(look, known.getT1(), known.getT3().textFound())
                .flatMap(found -> say(look, known.getT1(), known.getT2(), known.getT3(), found)))
            .checkpoint("photolook.at");
    }

    /// Whoever saw the photo sees what is said of it.
    private Mono<Audience> audience(Photo photo) {
        long seq = Objects.requireNonNull(photo.saidSeq());
        return this.threads.read(photo.conversationId(), Role.AGENT, seq - 1, 1)
            .next()
            .map(StoredEvent::to)
            .defaultIfEmpty(Audience.STAFF);
    }

    private Mono<Described> describe(PhotoLook look) {
        return bytes(look.photo()).flatMap(jpeg -> this.describer.describe(look, jpeg));
    }

    private Mono<byte[]> bytes(Photo photo) {
        if (photo.full().bytes() > this.bytesMax) {
            return Mono.just(new byte[0]);
        }
        return DataBufferUtils.join(this.photos.read(photo.id(), PhotoVariant.FULL), this.bytesMax)
            .map(OneLook::copied)
            .onErrorResume(failure -> {
                log.warn("The picture of photo {} could not be read: {}", photo.id(), failure.toString());
                return Mono.just(new byte[0]);
            });
    }

    private static byte[] copied(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private Mono<Void> say(PhotoLook look, Conversation thread, Audience to, Described described, List<Finding> found) {
        var drafts = PhotoEvents.drafts(look.photo().id(), to, described, found);
        String text = described.textFound().isEmpty() ? null : described.textFound();
        return this.looks.finish(look, text, PhotoEvents.signals(found))
            .filter(first -> first)
            .flatMap(_ -> this.threads.append(thread.id(), drafts))
            .as(this.transaction::transactional)
            .doOnNext(this.threads::announce)
            .then();
    }

}
