// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/// Walks a PNG chunk by chunk and keeps header, palette, transparency and pixels; texts are never inflated.
final class PngChunks {

    private static final int SIGNATURE_BYTES = 8;

    private static final int HEADER_BYTES = 13;

    private final byte[] upload;

    private final ByteBuffer in;

    private final PictureLimits limits;

    private final ByteArrayOutputStream kept;

    private int width;

    private int height;

    private int bytesPerPixel;

    private long droppedBytes;

    private boolean hasPixels;

    private byte @Nullable [] exif;

    PngChunks(byte[] upload, PictureLimits limits) {
        this.upload = upload;
        this.in = ByteBuffer.wrap(upload);
        this.limits = limits;
        this.kept = new ByteArrayOutputStream(upload.length);
    }

    BarePicture strip() throws UnusablePicture {
        this.kept.write(this.upload, 0, SIGNATURE_BYTES);
        this.in.position(SIGNATURE_BYTES);
        while (readChunk()) {
            this.limits.demandMetadata(this.droppedBytes);
        }
        if (!this.hasPixels) {
            throw UnusablePicture.damaged("no pixels");
        }
        return new BarePicture(PictureFormat.PNG, this.width, this.height, this.bytesPerPixel, this.kept.toByteArray(),
                this.exif);
    }

    /// Reads one chunk; false when it was the last.
    private boolean readChunk() throws UnusablePicture {
        int start = this.in.position();
        int length = this.in.getInt();
        String name = PictureFormat.fourLetters(this.in);
        if (this.bytesPerPixel == 0 && !name.equals("IHDR")) {
            throw UnusablePicture.damaged("does not begin with its header");
        }
        if (length < 0 || this.in.remaining() < length + 4L) {
            throw UnusablePicture.damaged("chunk longer than the file");
        }
        ByteBuffer body = this.in.slice(start + 8, length);
        this.in.position(start + 8 + length + 4);
        switch (name) {
            case "IHDR" -> readHeader(body);
            case "acTL" -> throw UnusablePicture.because(UnusablePicture.Reason.ANIMATED, "animated PNG");
            case "eXIf" -> this.exif = Arrays.copyOfRange(this.upload, start + 8, start + 8 + length);
            case "IDAT" -> this.hasPixels = true;
            default -> {
            }
        }
        keepOrDrop(name, start, length);
        return !name.equals("IEND");
    }

    private void readHeader(ByteBuffer header) throws UnusablePicture {
        if (this.bytesPerPixel != 0 || header.remaining() != HEADER_BYTES) {
            throw UnusablePicture.damaged("second or odd header");
        }
        this.width = header.getInt();
        this.height = header.getInt();
        int depth = header.get();
        this.limits.demandSize(this.width, this.height);
        this.bytesPerPixel = channels(header.get()) * (depth == 16 ? 2 : 1);
    }

    private static int channels(int colourType) throws UnusablePicture {
        return switch (colourType) {
            case 0, 3 -> 1;
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> throw UnusablePicture.damaged("unknown colour type");
        };
    }

    private void keepOrDrop(String name, int start, int length) throws UnusablePicture {
        switch (name) {
            case "IHDR", "PLTE", "tRNS", "IDAT", "IEND" -> {
                demandChecksum(start + 4, length + 4);
                this.kept.write(this.upload, start, length + 12);
            }
            default -> this.droppedBytes += length;
        }
    }

    private void demandChecksum(int from, int length) throws UnusablePicture {
        var checksum = new CRC32();
        checksum.update(this.upload, from, length);
        if ((int) checksum.getValue() != this.in.getInt(from + length)) {
            throw UnusablePicture.damaged("checksum of a chunk is wrong");
        }
    }

}
