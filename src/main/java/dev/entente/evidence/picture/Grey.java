// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.image.BufferedImage;

/// A picture as light and dark alone.
///
/// @param pixels row by row, each from 0 (black) to 255 (white)
record Grey(int width, int height, int[] pixels) {

    /// The picture without its colours, no side longer than allowed.
    static Grey of(BufferedImage picture, int sideMax) {
        return of(Drawing.shrunk(picture, sideMax));
    }

    /// The picture without its colours, pressed into a square whatever its shape was.
    static Grey square(BufferedImage picture, int side) {
        return of(Drawing.pressed(picture, side));
    }

    private static Grey of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        for (int place = 0; place < pixels.length; place++) {
            pixels[place] = grey(pixels[place]);
        }
        return new Grey(width, height, pixels);
    }

    /// The eye's weights of red, green and blue (ITU-R BT.601), in thousandths.
    private static int grey(int rgb) {
        return ((rgb >> 16 & 0xff) * 299 + (rgb >> 8 & 0xff) * 587 + (rgb & 0xff) * 114) / 1000;
    }

    int at(int x, int y) {
        return this.pixels[y * this.width + x];
    }

}
