// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

/// How much fine detail a picture has: the variance of its Laplacian. Near 0 for a blurred picture, and for a plain wall
/// too; thousands for print.
final class Sharpness {

    private Sharpness() {
    }

    /// @return 0 or more; 0 for a picture of less than 3 × 3 pixels
    static double of(Grey grey) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < grey.height() - 1; y++) {
            for (int x = 1; x < grey.width() - 1; x++) {
                int bend = bend(grey, x, y);
                sum += bend;
                squares += (double) bend * bend;
            }
        }
        double count = Math.max(0, grey.width() - 2.0) * Math.max(0, grey.height() - 2.0);
        return count == 0 ? 0 : Math.max(0, squares / count - (sum / count) * (sum / count));
    }

    private static int bend(Grey grey, int x, int y) {
        return grey.at(x - 1, y) + grey.at(x + 1, y) + grey.at(x, y - 1) + grey.at(x, y + 1) - 4 * grey.at(x, y);
    }

}
