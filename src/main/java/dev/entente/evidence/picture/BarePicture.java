// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import org.jspecify.annotations.Nullable;

/// What is left of an upload once everything but its pixels is taken away, and what its header says of them.
///
/// @param bytesPerPixel memory that one decoded pixel takes
/// @param bytes a whole file of the same format, without metadata
/// @param exif the camera's notes as a TIFF block, for orientation and date only
record BarePicture(PictureFormat format, int width, int height, int bytesPerPixel, byte[] bytes,
        byte @Nullable [] exif) {

    /// Every how many pixels one has to be read so that the decoded picture fits.
    int stepWithin(int decodedBytesMax) {
        int step = 1;
        while ((long) ceil(this.width, step) * ceil(this.height, step) * this.bytesPerPixel > decodedBytesMax) {
            step++;
        }
        return step;
    }

    private static int ceil(int length, int step) {
        return (length + step - 1) / step;
    }

}
