// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One kept photo of a conversation; the picture itself lies in the [PhotoStore].
///
/// @param label what the uploader's file was called, made harmless; to be shown as text, never used as a path
/// @param capturedAt when the camera claims the picture was taken; a zone-less claim is read as UTC
/// @param saidSeq number of the event that showed it to the thread; null as long as only the uploader knows it
public record Photo(UUID id, UUID conversationId, Uploader uploader, @Nullable String label, Copy full, Copy thumb,
        @Nullable Instant capturedAt, @Nullable Long saidSeq, Instant createdAt) {

    /// What is known of one stored JPEG.
    ///
    /// @param width in pixels
    /// @param height in pixels
    /// @param bytes size of the file
    /// @param sha256 64 lower-case hexadecimal digits
    public record Copy(int width, int height, int bytes, String sha256) {
    }

    public Copy copy(PhotoVariant variant) {
        return switch (variant) {
            case FULL -> this.full;
            case THUMB -> this.thumb;
        };
    }

}
