// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A photo that was shown and is to be looked at by software, with what was measured when it was taken in.
///
/// @param sharpness variance of the Laplacian: near 0 for a blurred or a plain picture, hundreds and more for a sharp one
/// @param brightness from 0 (black) to 1 (white)
/// @param darkShare share of pixels that are as good as black
/// @param brightShare share of pixels that are as good as white
/// @param hash what it looks like from afar; null where it shows too little to be known again
/// @param failures how often looking at it has failed
/// @param lease names this attempt: who lost it finishes nothing
public record PhotoLook(Photo photo, double sharpness, double brightness, double darkShare, double brightShare,
        @Nullable Long hash, int failures, UUID lease) {
}
