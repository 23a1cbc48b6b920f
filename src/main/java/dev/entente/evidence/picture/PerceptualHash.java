// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// What a picture looks like from afar, in 64 bits: the signs of its slowest waves (a discrete cosine transform of 32 × 32
/// pixels) against their median. Copies that were resized, encoded anew or made a little lighter differ in few bits,
/// others in about 32; a crop of more than a few hundredths or a turn is another picture.
final class PerceptualHash {

    /// Side of the square that is hashed.
    static final int SIDE = 32;

    private static final int WAVES = 8;

    /// A picture whose grey varies less than this (standard deviation) is too plain to be
    /// known again.
    private static final double PLAIN_BELOW = 4;

    private static final double[][] COSINES = cosines();

    private PerceptualHash() {
    }

    /// @param grey of [#SIDE] × [#SIDE] pixels
    /// @return the hash, or null where the picture is too plain to be known again
    static @Nullable Long of(Grey grey) {
        return deviation(grey) < PLAIN_BELOW ? null : signs(waves(grey));
    }

    private static double deviation(Grey grey) {
        double mean = Arrays.stream(grey.pixels()).average().orElse(0);
        return Math.sqrt(Arrays.stream(grey.pixels()).mapToDouble(grain -> (grain - mean) * (grain - mean)).sum()
                / grey.pixels().length);
    }

    /// The slowest waves but the first, which is only how light the picture is.
    private static double[] waves(Grey grey) {
        var across = new double[SIDE][WAVES + 1];
        for (int y = 0; y < SIDE; y++) {
            for (int wave = 0; wave <= WAVES; wave++) {
                for (int x = 0; x < SIDE; x++) {
                    across[y][wave] += grey.at(x, y) * COSINES[wave][x];
                }
            }
        }
        var waves = new double[WAVES * WAVES];
        for (int place = 0; place < waves.length; place++) {
            waves[place] = down(across, (place + 1) % WAVES, (place + 1) / WAVES);
        }
        return waves;
    }

    private static double down(double[][] across, int horizontal, int vertical) {
        double sum = 0;
        for (int y = 0; y < SIDE; y++) {
            sum += across[y][horizontal] * COSINES[vertical][y];
        }
        return sum;
    }

    private static long signs(double[] waves) {
        double[] sorted = waves.clone();
        Arrays.sort(sorted);
        double median = (sorted[waves.length / 2 - 1] + sorted[waves.length / 2]) / 2;
        long bits = 0;
        for (int place = 0; place < waves.length; place++) {
            bits |= waves[place] > median ? 1L << place : 0;
        }
        return bits;
    }

    private static double[][] cosines() {
        var cosines = new double[WAVES + 1][SIDE];
        for (int wave = 0; wave <= WAVES; wave++) {
            for (int place = 0; place < SIDE; place++) {
                cosines[wave][place] = Math.cos(Math.PI * wave * (2 * place + 1) / (2.0 * SIDE));
            }
        }
        return cosines;
    }

}
