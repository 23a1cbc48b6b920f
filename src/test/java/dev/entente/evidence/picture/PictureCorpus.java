// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

import dev.entente.fuzz.Mutator;

/// Small pictures of every kind that is read, sound and hostile, and what to damage in them.
public final class PictureCorpus {

    private static final List<String> WORDS = List.of("RIFF", "WEBP", "VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF",
            "IHDR", "IDAT", "IEND", "PLTE", "tRNS", "iCCP", "iTXt", "acTL", "eXIf", "GIF87a", "GIF89a", "Exif\0\0",
            "JFIF\0", "Adobe\0", "ICC_PROFILE\0", "MM\0*", "II*\0", "ftypheic");

    private static final int LENGTH_MAX = 64 * 1024;

    private static final int PNG_HEAD = 8;

    private final Mutator mutator = new Mutator(pictures(), WORDS, LENGTH_MAX);

    /// Sound ones, and some that are built to hurt.
    public static List<byte[]> pictures() {
        byte[] jpeg = TestPictures.jpeg(40, 30);
        byte[] png = TestPictures.png(40, 30);
        try {
            return List.of(jpeg, png, TestPictures.progressiveJpeg(40, 30), TestPictures.fourInkJpeg(),
                    TestPictures.withExif(jpeg, TestPictures.exif(6, "2026:11:20 10:00:00")),
                    TestPictures.withChunk(png, "eXIf", TestPictures.exif(3, "2026:11:20 10:00:00")),
                    TestPictures.written(TestPictures.drawing(20, 20, BufferedImage.TYPE_BYTE_INDEXED), "png"),
                    TestPictures.written(TestPictures.drawing(20, 20, BufferedImage.TYPE_BYTE_GRAY), "jpeg"),
                    TestPictures.written(TestPictures.drawing(20, 20, BufferedImage.TYPE_USHORT_GRAY), "png"),
                    TestPictures.written(TestPictures.drawing(20, 20, BufferedImage.TYPE_INT_ARGB), "png"),
                    TestPictures.written(TestPictures.drawing(20, 20, BufferedImage.TYPE_BYTE_INDEXED), "gif"),
                    TestPictures.gif(1), TestPictures.gif(3), TestPictures.losslessWebp(30, 20, Color.RED),
                    TestPictures.starvingWebp(40, 40), TestPictures.lossyWebp(), TestPictures.seeThroughWebp(),
                    TestPictures.animatedWebp(), TestPictures.claimingPng(300, 200, new byte[9]),
                    "\0\0\0\30ftypheic\0\0\0\0".getBytes(StandardCharsets.US_ASCII));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    /// A damaged picture; every other PNG gets checksums that hold, so that the damage is
    /// met by whoever decodes it.
    public byte[] draw(SplittableRandom random) {
        byte[] damaged = this.mutator.draw(random);
        return random.nextBoolean() ? withChecksums(damaged) : damaged;
    }

    private static byte[] withChecksums(byte[] picture) {
        if (picture.length < PNG_HEAD || picture[1] != 'P' || picture[2] != 'N') {
            return picture;
        }
        var bytes = ByteBuffer.wrap(picture);
        int at = PNG_HEAD;
        while (at + 12 <= picture.length) {
            int length = bytes.getInt(at);
            if (length < 0 || length > picture.length - at - 12) {
                break;
            }
            var checksum = new CRC32();
            checksum.update(picture, at + 4, length + 4);
            bytes.putInt(at + 8 + length, (int) checksum.getValue());
            at += 12 + length;
        }
        return picture;
    }

}
