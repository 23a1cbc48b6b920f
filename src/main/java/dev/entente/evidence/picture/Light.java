// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

/// How much light a picture has.
///
/// @param mean from 0 (black) to 1 (white)
/// @param darkShare share of pixels that are as good as black
/// @param brightShare share of pixels that are as good as white
public record Light(double mean, double darkShare, double brightShare) {

    private static final int BLACK_BELOW = 16;

    private static final int WHITE_FROM = 250;

    static Light of(Grey grey) {
        long sum = 0;
        int dark = 0;
        int bright = 0;
        for (int pixel : grey.pixels()) {
            sum += pixel;
            dark += pixel < BLACK_BELOW ? 1 : 0;
            bright += pixel >= WHITE_FROM ? 1 : 0;
        }
        double count = grey.pixels().length;
        return new Light(sum / count / 255, dark / count, bright / count);
    }

}
