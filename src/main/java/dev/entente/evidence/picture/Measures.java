// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.image.BufferedImage;

import org.jspecify.annotations.Nullable;

/// What is measured of a picture while it is decoded anyway.
///
/// @param sharpness variance of the Laplacian, 0 or more
/// @param hash what it looks like from afar, so that it is known again; null where it shows too little
public record Measures(double sharpness, Light light, @Nullable Long hash) {

    private static final int SIDE_MAX = 1024;

    static Measures of(BufferedImage picture) {
        Grey grey = Grey.of(picture, SIDE_MAX);
        return new Measures(Sharpness.of(grey), Light.of(grey),
                PerceptualHash.of(Grey.square(picture, PerceptualHash.SIDE)));
    }

}
