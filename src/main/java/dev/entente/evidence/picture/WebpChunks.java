// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// Walks a WebP chunk by chunk and writes a new file of its one still picture.
final class WebpChunks {

    private static final int CONTAINER_BYTES = 12;

    private static final int ANIMATION_FLAG = 0x02;

    private static final int ALPHA_FLAG = 0x10;

    private static final int BYTES_PER_PIXEL = 4;

    private static final int PADDING_BYTES = 1024;

    private final ByteBuffer in;

    private final PictureLimits limits;

    private int width;

    private int height;

    private @Nullable ByteBuffer canvas;

    private @Nullable ByteBuffer alpha;

    private @Nullable ByteBuffer pixels;

    private String pixelsName = "";

    private long droppedBytes;

    private byte @Nullable [] exif;

    WebpChunks(byte[] upload, PictureLimits limits) {
        this.in = ByteBuffer.wrap(upload).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
    }

    BarePicture strip() throws UnusablePicture {
        long length = Integer.toUnsignedLong(this.in.getInt(4)) + 8;
        if (length < CONTAINER_BYTES || length > this.in.capacity()) {
            throw UnusablePicture.damaged("container longer than the file");
        }
        this.in.limit((int) length).position(CONTAINER_BYTES);
        while (this.in.remaining() >= 8) {
            readChunk();
        }
        if (this.pixels == null) {
            throw UnusablePicture.damaged("no pixels");
        }
        return new BarePicture(PictureFormat.WEBP, this.width, this.height, BYTES_PER_PIXEL, rebuilt(this.pixels),
                this.exif);
    }

    private void readChunk() throws UnusablePicture {
        String name = PictureFormat.fourLetters(this.in);
        int length = this.in.getInt();
        if (length < 0 || length > this.in.remaining()) {
            throw UnusablePicture.damaged("chunk longer than the file");
        }
        int start = this.in.position();
        ByteBuffer body = this.in.slice(start, length).order(ByteOrder.LITTLE_ENDIAN);
        this.in.position(Math.min(start + length + (length & 1), this.in.limit()));
        switch (name) {
            case "VP8X" -> readCanvas(body);
            case "VP8 " -> readLossy(name, body);
            case "VP8L" -> readLossless(name, body);
            case "ALPH" -> this.alpha = body;
            case "ANIM", "ANMF" -> throw UnusablePicture.because(UnusablePicture.Reason.ANIMATED, "animated WebP");
            default -> drop(name, body);
        }
    }

    private void readCanvas(ByteBuffer body) throws UnusablePicture {
        if (this.canvas != null || this.pixels != null || body.remaining() != 10) {
            throw UnusablePicture.damaged("second, late or odd canvas");
        }
        if ((body.get(0) & ANIMATION_FLAG) != 0) {
            throw UnusablePicture.because(UnusablePicture.Reason.ANIMATED, "animated WebP");
        }
        this.canvas = body;
        this.limits.demandSize(canvasSide(4), canvasSide(7));
    }

    private int canvasSide(int at) {
        return (this.canvas.getShort(at) & 0xffff | (this.canvas.get(at + 2) & 0xff) << 16) + 1;
    }

    private void readLossy(String name, ByteBuffer body) throws UnusablePicture {
        if ((body.get(0) & 1) != 0 || body.get(3) != (byte) 0x9d || body.get(4) != 0x01 || body.get(5) != 0x2a) {
            throw UnusablePicture.damaged("not a key frame");
        }
        keepPixels(name, body, body.getShort(6) & 0x3fff, body.getShort(8) & 0x3fff);
    }

    private void readLossless(String name, ByteBuffer body) throws UnusablePicture {
        if (body.get(0) != 0x2f) {
            throw UnusablePicture.damaged("no lossless signature");
        }
        int sides = body.getInt(1);
        keepPixels(name, body, (sides & 0x3fff) + 1, (sides >> 14 & 0x3fff) + 1);
    }

    private void keepPixels(String name, ByteBuffer body, int frameWidth, int frameHeight) throws UnusablePicture {
        if (this.pixels != null) {
            throw UnusablePicture.damaged("second picture");
        }
        this.limits.demandSize(frameWidth, frameHeight);
        if (this.canvas != null && (canvasSide(4) != frameWidth || canvasSide(7) != frameHeight)) {
            throw UnusablePicture.damaged("canvas and picture differ");
        }
        this.pixelsName = name;
        this.pixels = body;
        this.width = frameWidth;
        this.height = frameHeight;
    }

    private void drop(String name, ByteBuffer body) throws UnusablePicture {
        this.droppedBytes += body.remaining();
        this.limits.demandMetadata(this.droppedBytes);
        if (name.equals("EXIF") && this.exif == null) {
            byte[] notes = bytes(body);
            int prefix = PictureFormat.startsWith(notes, 0, "Exif\0\0") ? 6 : 0;
            this.exif = Arrays.copyOfRange(notes, prefix, notes.length);
        }
    }

    private byte[] rebuilt(ByteBuffer picture) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        if (this.canvas != null && this.alpha != null && this.pixelsName.equals("VP8 ")) {
            byte[] plain = bytes(this.canvas);
            plain[0] = ALPHA_FLAG;
            writeChunk(body, "VP8X", plain);
            writeChunk(body, "ALPH", padded(this.alpha));
        }
        writeChunk(body, this.pixelsName, padded(picture));
        var file = new ByteArrayOutputStream();
        writeChunk(file, "RIFF", body.toByteArray());
        return file.toByteArray();
    }

    /// The decoder stumbles once per pixel where the last ones need no bits; zeros behind
    /// the end keep it quick.
    private static byte[] padded(ByteBuffer from) {
        return Arrays.copyOf(bytes(from), from.capacity() + PADDING_BYTES);
    }

    private static void writeChunk(ByteArrayOutputStream out, String name, byte[] body) {
        out.writeBytes(name.getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(body.length).array());
        out.writeBytes(body);
        if ((body.length & 1) != 0) {
            out.write(0);
        }
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] copy = new byte[from.capacity()];
        from.get(0, copy);
        return copy;
    }

}
