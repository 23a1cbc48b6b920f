// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// A picture that anybody may see: two upright JPEG copies that carry nothing but pixels.
///
/// @param capturedAt when the camera says the picture was taken, read before its notes were dropped
/// @param measures of the full copy
public record CleanPicture(Copy full, Copy thumb, @Nullable Instant capturedAt, Measures measures) {

    /// One encoded copy.
    ///
    /// @param sha256 hash of the JPEG bytes, 64 lower-case hexadecimal digits
    public record Copy(byte[] jpeg, int width, int height, String sha256) {
    }

}
