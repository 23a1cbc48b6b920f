// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import dev.entente.evidence.picture.UnusablePicture.Reason;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UnusablePictureTests {

    private static final byte[] MAGIC = Arrays.copyOf(TestPictures.png(1, 1), 8);

    private final PictureCleaner cleaner = new PictureCleaner(PictureCleanerTests.limits());

    @Example
    void refusesWhatIsNoPicture() {
        assertThat(reasonFor("MZ\u0090\0\u0003 This program cannot be run in DOS mode")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"))
            .isEqualTo(Reason.TYPE);
        assertThat(reasonFor("<!doctype html><script>alert(1)</script>")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("%PDF-1.7 /JavaScript")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("BM picture of another time")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("\u00ff\u00d8")).isEqualTo(Reason.TYPE);
    }

    @Example
    void namesHeicByItsName() {
        assertThat(reasonFor("\0\0\0\u0018ftypheic\0\0\0\0mif1heic")).isEqualTo(Reason.HEIC);
        assertThat(reasonFor("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic")).isEqualTo(Reason.HEIC);
        assertThat(reasonFor("\0\0\0\u0018ftypisom\0\0\0\0isommp42")).isEqualTo(Reason.TYPE);
        assertThat(reasonFor("\0\0\0\u0018ftyphe")).isEqualTo(Reason.TYPE);
    }

    @Example
    void refusesAPageBehindTheMagicOfAPicture() {
        byte[] page = "<html><script>alert(document.domain)</script></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(reasonFor(TestPictures.joined(MAGIC, page))).isEqualTo(Reason.DAMAGED);
        assertThat(reasonFor(TestPictures.joined(new byte[] { -1, -40, -1 }, page))).isEqualTo(Reason.DAMAGED);
        assertThat(reasonFor(TestPictures.joined("GIF89a".getBytes(StandardCharsets.UTF_8), page))).isIn(Reason.DAMAGED,
                Reason.TOO_MANY_PIXELS);
    }

    @Example
    void leavesAPageInsideAWholePictureBehind() throws Exception {
        byte[] page = "<script>alert(document.domain)</script>".getBytes(StandardCharsets.UTF_8);
        byte[] polyglot = TestPictures.joined(TestPictures.withChunk(TestPictures.png(40, 40), "tEXt", page), page);
        byte[] polyglotJpeg = TestPictures.joined(TestPictures.withSegment(TestPictures.jpeg(40, 40), 0xfe, page),
                page);

        for (byte[] upload : new byte[][] { polyglot, polyglotJpeg }) {
            CleanPicture clean = this.cleaner.clean(upload);
            assertThat(new String(clean.full().jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        }
    }

    @Example
    void refusesLyingSizesFromTheHeaderAlone() {
        byte[] lyingPng = TestPictures.claimingPng(65_000, 65_000, new byte[30_000_000]);
        assertThat(lyingPng.length).isLessThan(32_000);

        assertThat(reasonFor(lyingPng)).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(reasonFor(TestPictures.claimingPng(12_001, 1, new byte[9]))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(reasonFor(TestPictures.claimingPng(7_000, 6_000, new byte[9]))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(reasonFor(TestPictures.claimingPng(-1, 6_000, new byte[9]))).isEqualTo(Reason.DAMAGED);
        assertThat(reasonFor(TestPictures.claimingPng(0, 0, new byte[9]))).isEqualTo(Reason.DAMAGED);
        assertThat(reasonFor(TestPictures.losslessWebp(16_000, 16_000, Color.RED))).isEqualTo(Reason.TOO_MANY_PIXELS);
        assertThat(reasonFor(withSize(TestPictures.jpeg(9, 9), 65_000, 65_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Example
    void givesUpOnFewBytesThatPromiseManyPixels() {
        assertThat(reasonFor(TestPictures.starvingWebp(6_000, 6_000))).isEqualTo(Reason.DAMAGED);
    }

    @Example
    void tellsTheLimitsThatWerePassed() {
        var refused = refusalOf(TestPictures.claimingPng(65_000, 65_000, new byte[9]));

        assertThat(refused.parameters()).containsEntry("megapixels_max", 40L).containsEntry("side_max", 12_000);
    }

    @Example
    void refusesFewerPixelsThanTheHeaderPromises() {
        assertThat(reasonFor(TestPictures.claimingPng(500, 500, new byte[300]))).isEqualTo(Reason.DAMAGED);
    }

    @Example
    void refusesFilms() {
        assertThat(reasonFor(TestPictures.gif(5_000))).isEqualTo(Reason.ANIMATED);
        assertThat(reasonFor(TestPictures.gif(2))).isEqualTo(Reason.ANIMATED);
        assertThat(reasonFor(TestPictures.animatedWebp())).isEqualTo(Reason.ANIMATED);
        assertThat(reasonFor(TestPictures.withChunk(TestPictures.png(9, 9), "acTL", new byte[8])))
            .isEqualTo(Reason.ANIMATED);
    }

    @Example
    void skipsTextsUnreadAndRefusesHugeOnes() throws Exception {
        byte[] bomb = TestPictures.joined("Comment\0\1\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                TestPictures.deflated(new byte[50_000_000]));

        assertThat(this.cleaner.clean(TestPictures.withChunk(TestPictures.png(9, 9), "iTXt", bomb)).full().width())
            .isEqualTo(9);
        assertThat(reasonFor(TestPictures.withChunk(TestPictures.png(9, 9), "iTXt", new byte[2_000_000])))
            .isEqualTo(Reason.METADATA);
    }

    @Example
    void refusesEndlessScans() {
        byte[] jpeg = TestPictures.jpeg(16, 16);
        byte[] emptyScan = { -1, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0 };
        byte[] many = Arrays.copyOf(jpeg, jpeg.length - 2);
        for (int scan = 0; scan < 70; scan++) {
            many = TestPictures.joined(many, emptyScan);
        }

        assertThat(reasonFor(TestPictures.joined(many, new byte[] { -1, (byte) 0xd9 }))).isEqualTo(Reason.DAMAGED);
    }

    @Property(tries = 400)
    void refusesEveryCutPicture(@ForAll("pictures") byte[] picture, @ForAll double share) {
        int length = (int) (Math.abs(share % 1) * picture.length);

        assertThat(reasonFor(Arrays.copyOf(picture, length))).isIn(Reason.DAMAGED, Reason.TYPE);
    }

    @Property(tries = 600)
    void answersAnyChangedPictureWithACopyOrARefusal(@ForAll("pictures") byte[] picture, @ForAll long seed) {
        byte[] changed = picture.clone();
        var random = new Random(seed);
        for (int change = 0; change < 1 + random.nextInt(8); change++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }

        answersQuietly(changed);
    }

    @Property(tries = 500)
    void answersRandomBytesBehindAnyMagicWithARefusal(@ForAll("magics") byte[] magic, @ForAll byte[] noise) {
        assertThat(reasonFor(TestPictures.joined(magic, noise))).isNotNull();
    }

    @Property(tries = 200)
    void readsAnyCameraNotesWithoutFailing(@ForAll byte[] noise, @ForAll long seed) throws Exception {
        byte[] notes = TestPictures.exif(6, "2026:10:31 18:04:05");
        var random = new Random(seed);
        for (int change = 0; change < 6; change++) {
            notes[random.nextInt(notes.length)] = (byte) random.nextInt(256);
        }

        assertThat(this.cleaner.clean(TestPictures.withExif(TestPictures.jpeg(8, 8), notes)).full().width())
            .isEqualTo(8);
        assertThat(this.cleaner.clean(TestPictures.withExif(TestPictures.jpeg(8, 8), noise)).full().width())
            .isEqualTo(8);
    }

    @Provide
    Arbitrary<byte[]> pictures() throws Exception {
        return Arbitraries.of(TestPictures.jpeg(60, 40), TestPictures.progressiveJpeg(60, 40), TestPictures.png(60, 40),
                TestPictures.gif(1), TestPictures.lossyWebp(), TestPictures.seeThroughWebp(),
                TestPictures.losslessWebp(60, 40, Color.RED), TestPictures.fourInkJpeg());
    }

    @Provide
    Arbitrary<byte[]> magics() {
        return Arbitraries.of(MAGIC, new byte[] { -1, -40, -1 }, new byte[0],
                "GIF89a".getBytes(StandardCharsets.ISO_8859_1),
                "RIFF\60\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] withSize(byte[] jpeg, int width, int height) {
        byte[] lying = jpeg.clone();
        for (int at = 0; at + 8 < lying.length; at++) {
            if (lying[at] == -1 && lying[at + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(lying, at + 5, 4).putShort((short) height).putShort((short) width);
                return lying;
            }
        }
        throw new IllegalArgumentException("no frame header");
    }

    private void answersQuietly(byte[] upload) {
        try {
            assertThat(this.cleaner.clean(upload).full().jpeg()).isNotEmpty();
        }
        catch (UnusablePicture refused) {
            assertThat(refused.reason()).isNotNull();
        }
    }

    private Reason reasonFor(String latin) {
        return reasonFor(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Reason reasonFor(byte[] upload) {
        return refusalOf(upload).reason();
    }

    private UnusablePicture refusalOf(byte[] upload) {
        return catchThrowableOfType(UnusablePicture.class, () -> this.cleaner.clean(upload));
    }

}
