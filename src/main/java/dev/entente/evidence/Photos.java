// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// The photos of conversations, from the first uploaded byte to the address under which they are seen.
///
/// Nothing here knows who may see what: callers ask their own rules first.
public interface Photos {

    /// Takes one file in: checks it by content, cleans it, keeps two copies.
    ///
    /// The same picture from the same person, not yet said, gives the photo that is
    /// already there. Once the bytes are
    /// checked the photo is kept even if the caller goes away. Fails with [PhotoRefused].
    ///
    /// @param content the file's bytes, not yet limited; each buffer is released here
    /// @param fileName what the person's file was called, kept as a label only
    Mono<Photo> accept(UUID conversationId, Uploader uploader, Flux<DataBuffer> content, @Nullable String fileName);

    /// One photo; fails with [UnknownPhoto].
    Mono<Photo> load(UUID photoId);

    /// All photos of the conversation, oldest first; those without `saidSeq` only their
    /// uploader may see.
    Flux<Photo> list(UUID conversationId);

    /// Writes down that the event with this number showed the photos, inside the caller's
    /// transaction if there is one.
    ///
    /// Fails with [UnknownPhoto], and then changes nothing once rolled back, unless every
    /// photo lies in this
    /// conversation, was brought by this person and was not said before.
    Mono<Void> markSaid(UUID conversationId, Uploader speaker, Set<UUID> photoIds, long seq);

    /// An address for this reader that lasts about 15 minutes.
    PhotoUrl url(UUID photoId, PhotoVariant variant, String reader);

    /// The JPEG bytes of one copy, in buffers that the subscriber releases; fails with
    /// [UnknownPhoto].
    Flux<DataBuffer> read(UUID photoId, PhotoVariant variant);

}
