// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MeasuresTests {

    private static final int PICTURES = 24;

    private static final int DISTANCE_MAX = 7;

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3 })
    void tellsASharpPictureFromTheSameOneBlurred(int seed) {
        var sharp = Measures.of(scene(seed));
        var blurred = Measures.of(blurred(scene(seed), 15));

        assertThat(sharp.sharpness()).isGreaterThan(100);
        assertThat(blurred.sharpness()).isLessThan(40);
    }

    @Test
    void tellsDarkFromBright() {
        var dark = Measures.of(lit(scene(1), 0.08f, 0)).light();
        var bright = Measures.of(lit(scene(1), 0.2f, 225)).light();
        var plain = Measures.of(scene(1)).light();

        assertThat(dark.mean()).isLessThan(0.2);
        assertThat(dark.darkShare()).isGreaterThan(0.7);
        assertThat(bright.mean()).isGreaterThan(0.93);
        assertThat(bright.brightShare()).isGreaterThan(0.1);
        assertThat(plain.mean()).isBetween(0.2, 0.93);
    }

    @Test
    void knowsAPictureAgainAfterItWasResizedEncodedAnewOrMadeLighter() {
        for (int seed = 0; seed < PICTURES; seed++) {
            BufferedImage scene = scene(seed);
            long hash = hash(scene);
            assertThat(distance(hash, hash(Drawing.shrunk(scene, 300)))).as("smaller %s", seed)
                .isLessThanOrEqualTo(DISTANCE_MAX);
            BufferedImage encoded = TestPictures.read(TestPictures.written(scene, "jpg"));
            assertThat(distance(hash, hash(encoded))).as("encoded %s", seed).isLessThanOrEqualTo(DISTANCE_MAX);
            assertThat(distance(hash, hash(lit(scene, 0.85f, 15)))).as("lighter %s", seed)
                .isLessThanOrEqualTo(DISTANCE_MAX);
        }
    }

    @Test
    void knowsMostPicturesAgainAfterAHundredthWasCutOff() {
        int known = 0;
        for (int seed = 0; seed < PICTURES; seed++) {
            BufferedImage scene = scene(seed);
            BufferedImage cropped = scene.getSubimage(4, 3, scene.getWidth() - 8, scene.getHeight() - 6);
            known += distance(hash(scene), hash(cropped)) <= DISTANCE_MAX ? 1 : 0;
        }
        assertThat(known).isGreaterThanOrEqualTo(PICTURES * 8 / 10);
    }

    @Test
    void takesNoTwoOfManyPicturesForTheSame() {
        long[] hashes = new Random(0).ints(PICTURES, 100, 100_000).mapToLong(seed -> hash(scene(seed))).toArray();
        for (int one = 0; one < PICTURES; one++) {
            for (int other = 0; other < one; other++) {
                assertThat(distance(hashes[one], hashes[other])).isGreaterThan(DISTANCE_MAX);
            }
        }
    }

    @Test
    void knowsNoPlainPictureAgain() {
        var plain = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        assertThat(Measures.of(plain).hash()).isNull();
        assertThat(Measures.of(plain).sharpness()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1x1", "1x900", "3000x2", "33x31" })
    void measuresPicturesOfAnyShape(String shape) {
        int width = Integer.parseInt(shape.substring(0, shape.indexOf('x')));
        int height = Integer.parseInt(shape.substring(shape.indexOf('x') + 1));
        var measures = Measures.of(TestPictures.drawing(width, height, BufferedImage.TYPE_INT_RGB));
        assertThat(measures.sharpness()).isNotNegative();
        assertThat(measures.light().mean()).isBetween(0.0, 1.0);
    }

    private static long hash(BufferedImage picture) {
        Long hash = Measures.of(picture).hash();
        assertThat(hash).isNotNull();
        return hash;
    }

    private static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /// Things of many colours on a table, always the same ones for a seed.
    private static BufferedImage scene(int seed) {
        var random = new Random(seed);
        var picture = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(90 + random.nextInt(80), 90 + random.nextInt(80), 90 + random.nextInt(80)));
        pen.fillRect(0, 0, 800, 600);
        for (int thing = 0; thing < 40; thing++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            int size = 40 + random.nextInt(180);
            if (random.nextBoolean()) {
                pen.fillOval(random.nextInt(800) - 60, random.nextInt(600) - 60, size, 40 + random.nextInt(180));
            }
            else {
                pen.fillRect(random.nextInt(800) - 60, random.nextInt(600) - 60, size, 40 + random.nextInt(180));
            }
        }
        pen.dispose();
        return picture;
    }

    private static BufferedImage blurred(BufferedImage picture, int side) {
        var weights = new float[side * side];
        Arrays.fill(weights, 1f / weights.length);
        var once = new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
        return once.getSubimage(side, side, picture.getWidth() - 2 * side, picture.getHeight() - 2 * side);
    }

    private static BufferedImage lit(BufferedImage picture, float factor, float more) {
        return new RescaleOp(factor, more, null).filter(picture, null);
    }

}
