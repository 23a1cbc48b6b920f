// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The kinds of picture that are read here, told apart by their first bytes and never by a name.
enum PictureFormat {

    JPEG("jpeg") {
        @Override
        BarePicture strip(byte[] upload, PictureLimits limits) throws UnusablePicture {
            return new JpegSegments(upload, limits).strip();
        }
    },

    PNG("png") {
        @Override
        BarePicture strip(byte[] upload, PictureLimits limits) throws UnusablePicture {
            return new PngChunks(upload, limits).strip();
        }
    },

    WEBP("webp") {
        @Override
        BarePicture strip(byte[] upload, PictureLimits limits) throws UnusablePicture {
            return new WebpChunks(upload, limits).strip();
        }
    },

    GIF("gif") {
        @Override
        BarePicture strip(byte[] upload, PictureLimits limits) throws UnusablePicture {
            return new GifBlocks(upload, limits).strip();
        }
    };

    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1",
            "msf1");

    private final String readerName;

    PictureFormat(String readerName) {
        this.readerName = readerName;
    }

    /// The name under which ImageIO knows the decoder.
    String readerName() {
        return this.readerName;
    }

    /// Walks the container, refuses what is broken or too big, and keeps the pixels
    /// alone.
    abstract BarePicture strip(byte[] upload, PictureLimits limits) throws UnusablePicture;

    static PictureFormat sniff(byte[] upload) throws UnusablePicture {
        if (startsWith(upload, 0, "\u00ff\u00d8\u00ff")) {
            return JPEG;
        }
        if (startsWith(upload, 0, "\u0089PNG\r\n\u001a\n")) {
            return PNG;
        }
        if (startsWith(upload, 0, "RIFF") && startsWith(upload, 8, "WEBP")) {
            return WEBP;
        }
        if (startsWith(upload, 0, "GIF87a") || startsWith(upload, 0, "GIF89a")) {
            return GIF;
        }
        throw UnusablePicture.because(isHeic(upload) ? UnusablePicture.Reason.HEIC : UnusablePicture.Reason.TYPE,
                "unknown first bytes");
    }

    private static boolean isHeic(byte[] upload) {
        return upload.length >= 12 && startsWith(upload, 4, "ftyp")
                && HEIC_BRANDS.contains(fourLetters(ByteBuffer.wrap(upload, 8, 4)));
    }

    /// Reads a chunk's or brand's name and moves on by four bytes.
    static String fourLetters(ByteBuffer from) {
        byte[] letters = new byte[4];
        from.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /// Whether the bytes at the offset are the Latin-1 bytes of the text.
    static boolean startsWith(byte[] bytes, int offset, String text) {
        if (bytes.length < offset + text.length()) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if ((bytes[offset + at] & 0xff) != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

}
