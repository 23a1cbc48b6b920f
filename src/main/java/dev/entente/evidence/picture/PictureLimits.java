// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.time.Duration;
import java.util.Map;

/// How much one picture may ask of this server.
///
/// @param pixelsMax area of the upload, width × height
/// @param sideMax width or height of the upload, in pixels
/// @param metadataBytesMax bytes of a PNG, WebP or GIF that are not pixels
/// @param decodedBytesMax memory for the decoded pixels; a larger picture is read with every second, third … pixel
/// @param copySideMax longer side of the stored copy, in pixels
/// @param thumbSideMax longer side of the thumbnail, in pixels
/// @param decodeTimeMax after this long the decoder gives up
public record PictureLimits(long pixelsMax, int sideMax, int metadataBytesMax, int decodedBytesMax, int copySideMax,
        int thumbSideMax, Duration decodeTimeMax) {

    public PictureLimits {
        if (pixelsMax < 1 || sideMax < 1 || metadataBytesMax < 0 || decodedBytesMax < 1) {
            throw new IllegalArgumentException("limits of a picture must be positive");
        }
        if (thumbSideMax < 1 || copySideMax < thumbSideMax) {
            throw new IllegalArgumentException("a thumbnail must not be larger than the copy");
        }
        if (!decodeTimeMax.isPositive()) {
            throw new IllegalArgumentException("the time to decode must be positive");
        }
    }

    /// Judges the size that a header claims, before anything is decoded.
    void demandSize(long width, long height) throws UnusablePicture {
        if (width < 1 || height < 1) {
            throw UnusablePicture.damaged("empty picture");
        }
        if (width > this.sideMax || height > this.sideMax || width * height > this.pixelsMax) {
            throw new UnusablePicture(UnusablePicture.Reason.TOO_MANY_PIXELS,
                    Map.of("megapixels_max", this.pixelsMax / 1_000_000, "side_max", this.sideMax),
                    width + " × " + height + " pixels");
        }
    }

    void demandMetadata(long bytes) throws UnusablePicture {
        if (bytes > this.metadataBytesMax) {
            throw UnusablePicture.because(UnusablePicture.Reason.METADATA, bytes + " bytes beside the pixels");
        }
    }

}
