// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.geom.AffineTransform;

/// How the camera was held, as the eight values of the EXIF tag; each knows how to set the picture upright.
enum Orientation {

    UPRIGHT(1, 0, 0, 1, 0, 0),

    MIRRORED(-1, 0, 0, 1, 1, 0),

    UPSIDE_DOWN(-1, 0, 0, -1, 1, 1),

    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1, 0, 1),

    MIRRORED_TURNED_LEFT(0, 1, 1, 0, 0, 0),

    TURNED_LEFT(0, 1, -1, 0, 1, 0),

    MIRRORED_TURNED_RIGHT(0, -1, -1, 0, 1, 1),

    TURNED_RIGHT(0, -1, 1, 0, 0, 1);

    private final int[] turn;

    private final int shiftRight;

    private final int shiftDown;

    Orientation(int xToX, int xToY, int yToX, int yToY, int shiftRight, int shiftDown) {
        this.turn = new int[] { xToX, xToY, yToX, yToY };
        this.shiftRight = shiftRight;
        this.shiftDown = shiftDown;
    }

    /// The orientation of an EXIF value; what is missing or out of range counts as
    /// upright.
    static Orientation of(int exifValue) {
        return exifValue >= 1 && exifValue <= 8 ? values()[exifValue - 1] : UPRIGHT;
    }

    boolean swapsSides() {
        return this.turn[0] == 0;
    }

    /// The movement that sets upright a picture of this size (before turning).
    AffineTransform upright(int width, int height) {
        int uprightWidth = swapsSides() ? height : width;
        int uprightHeight = swapsSides() ? width : height;
        return new AffineTransform(this.turn[0], this.turn[1], this.turn[2], this.turn[3],
                this.shiftRight * uprightWidth, this.shiftDown * uprightHeight);
    }

}
