// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Pictures for tests, drawn or written byte by byte. The drawn ones are red, green, blue and yellow in their
/// corners (top left, top right, bottom left, bottom right).
public final class TestPictures {

    public static final Color[] CORNERS = { Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW };

    private TestPictures() {
    }

    public static BufferedImage drawing(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        Graphics2D pen = image.createGraphics();
        for (int corner = 0; corner < 4; corner++) {
            pen.setColor(CORNERS[corner]);
            pen.fillRect(corner % 2 * (width / 2), corner / 2 * (height / 2), (width + 1) / 2, (height + 1) / 2);
        }
        pen.dispose();
        return image;
    }

    public static byte[] written(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return bytes.toByteArray();
    }

    public static byte[] jpeg(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] png(int width, int height) {
        return written(drawing(width, height, BufferedImage.TYPE_INT_RGB), "png");
    }

    public static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static byte[] progressiveJpeg(int width, int height) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(output);
            writer.write(null, new IIOImage(drawing(width, height, BufferedImage.TYPE_INT_RGB), null, null), how);
        }
        return bytes.toByteArray();
    }

    /// 16 × 16, red in four printing inks, inverted and marked as Adobe writes them.
    static byte[] fourInkJpeg() {
        return Base64.getDecoder()
            .decode("/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUV"
                    + "dfYmdoZz5NcXlwZHhcZWdj/8AAFAgAEAAQBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC/"
                    + "/EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqND"
                    + "U2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ub"
                    + "rCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD0CvP68/r0Ciiiiiiiiiiiiv"
                    + "/Z");
    }

    /// An EXIF block, big endian: orientation, date of capture and a GPS position in
    /// Paris.
    public static byte[] exif(int orientation, String dateOriginal) {
        byte[] date = (dateOriginal + "\0").getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(8 + 2 + 3 * 12 + 4 + 2 + 12 + 4 + 2 + 4 * 12 + 4 + 48 + date.length);
        int details = 8 + 2 + 3 * 12 + 4;
        int gps = details + 2 + 12 + 4;
        int degrees = gps + 2 + 4 * 12 + 4;
        tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) 3);
        entry(tiff, 0x0112, 3, 1).putShort((short) orientation).putShort((short) 0);
        entry(tiff, 0x8769, 4, 1).putInt(details);
        entry(tiff, 0x8825, 4, 1).putInt(gps);
        tiff.putInt(0).putShort((short) 1);
        entry(tiff, 0x9003, 2, date.length).putInt(degrees + 48);
        tiff.putInt(0).putShort((short) 4);
        entry(tiff, 0x0001, 2, 2).put("N\0\0\0".getBytes(StandardCharsets.US_ASCII));
        entry(tiff, 0x0002, 5, 3).putInt(degrees);
        entry(tiff, 0x0003, 2, 2).put("E\0\0\0".getBytes(StandardCharsets.US_ASCII));
        entry(tiff, 0x0004, 5, 3).putInt(degrees + 24);
        tiff.putInt(0);
        tiff.putInt(48).putInt(1).putInt(51).putInt(1).putInt(24).putInt(1);
        tiff.putInt(2).putInt(1).putInt(21).putInt(1).putInt(8).putInt(1);
        return tiff.put(date).array();
    }

    private static ByteBuffer entry(ByteBuffer tiff, int tag, int type, int count) {
        return tiff.putShort((short) tag).putShort((short) type).putInt(count);
    }

    /// The JPEG with one more segment right behind its first marker.
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] body) {
        return ByteBuffer.allocate(jpeg.length + body.length + 4)
            .put(jpeg, 0, 2)
            .put((byte) 0xff)
            .put((byte) marker)
            .putShort((short) (body.length + 2))
            .put(body)
            .put(jpeg, 2, jpeg.length - 2)
            .array();
    }

    public static byte[] withExif(byte[] jpeg, byte[] exif) {
        return withSegment(jpeg, 0xe1, joined("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif));
    }

    /// The PNG with one more chunk right behind its header.
    static byte[] withChunk(byte[] png, String name, byte[] body) {
        int headerEnd = 8 + 25;
        byte[] start = Arrays.copyOfRange(png, 0, headerEnd);
        byte[] rest = Arrays.copyOfRange(png, headerEnd, png.length);
        return joined(start, chunk(name, body), rest);
    }

    static byte[] chunk(String name, byte[] body) {
        byte[] named = joined(name.getBytes(StandardCharsets.US_ASCII), body);
        var checksum = new CRC32();
        checksum.update(named);
        return ByteBuffer.allocate(named.length + 8)
            .putInt(body.length)
            .put(named)
            .putInt((int) checksum.getValue())
            .array();
    }

    /// A PNG whose header claims what it likes over pixels that may be far fewer.
    public static byte[] claimingPng(int width, int height, byte[] inflatedPixels) {
        byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] { 8, 2, 0, 0, 0 }).array();
        return joined(new byte[] { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' }, chunk("IHDR", header),
                chunk("IDAT", deflated(inflatedPixels)), chunk("IEND", new byte[0]));
    }

    static byte[] deflated(byte[] bytes) {
        try (var deflater = new Deflater(9)) {
            deflater.setInput(bytes);
            deflater.finish();
            byte[] room = new byte[bytes.length / 100 + 1024];
            var out = new ByteArrayOutputStream();
            while (!deflater.finished()) {
                out.write(room, 0, deflater.deflate(room));
            }
            return out.toByteArray();
        }
    }

    /// A GIF of one-pixel frames.
    static byte[] gif(int frames) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] { 1, 0, 1, 0, (byte) 0x80, 0, 0, (byte) 0xff, 0, 0, 0, 0, 0 });
        for (int frame = 0; frame < frames; frame++) {
            out.writeBytes(new byte[] { 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0 });
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    /// A lossless WebP of one colour, whose pixels cost no bit at all.
    static byte[] losslessWebp(int width, int height, Color colour) {
        var bits = losslessHeader(width, height);
        for (int symbol : new int[] { colour.getGreen(), colour.getRed(), colour.getBlue(), 255 }) {
            bits.put(0b101, 3);
            bits.put(symbol, 8);
        }
        bits.put(0b0001, 4);
        return webp(riffChunk("VP8L", bits.bytes()));
    }

    /// A lossless WebP whose every pixel needs a bit, and that ends before the first of
    /// them.
    static byte[] starvingWebp(int width, int height) {
        var bits = losslessHeader(width, height);
        bits.put(0b111, 3);
        bits.put(10, 8);
        bits.put(200, 8);
        for (int symbol = 0; symbol < 3; symbol++) {
            bits.put(0b101, 3);
            bits.put(255, 8);
        }
        bits.put(0b0001, 4);
        return webp(riffChunk("VP8L", bits.bytes()));
    }

    private static BitWriter losslessHeader(int width, int height) {
        var bits = new BitWriter();
        bits.put(0x2f, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1 + 3 + 1 + 1 + 1);
        return bits;
    }

    static byte[] webp(byte[]... chunks) {
        byte[] body = joined("WEBP".getBytes(StandardCharsets.US_ASCII), joined(chunks));
        return riffChunk("RIFF", body);
    }

    static byte[] riffChunk(String name, byte[] body) {
        return ByteBuffer.allocate(8 + body.length + (body.length & 1))
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(name.getBytes(StandardCharsets.US_ASCII))
            .putInt(body.length)
            .put(body)
            .array();
    }

    /// 32 × 16, left half red, right half blue, lossy.
    static byte[] lossyWebp() {
        return Base64.getDecoder()
            .decode("UklGRkgAAABXRUJQVlA4IDwAAACQAgCdASogABAAAoBCJaACdMoRwN6B+Kv4AAQx4AD+7ZA/0q0i7eP/YJ9IT73n+F8cUfi"
                    + "vfiN/67OwAAA=");
    }

    /// 32 × 16, left half see-through, right half blue, lossy with an alpha chunk.
    static byte[] seeThroughWebp() {
        return Base64.getDecoder()
            .decode("UklGRnIAAABXRUJQVlA4WAoAAAAQAAAAHwAADwAAQUxQSA8AAAABEBIQ/p8WZS0iJoBs/gsAVlA4IDwAAACQAgCdASogA"
                    + "BAAAoBCJaACdMoRwN6B+Kv4AAQx4AD+7ZA/0q0i7eP/YJ9IT73n+F8cUfivfiN/67OwAAA=");
    }

    /// Three frames.
    static byte[] animatedWebp() {
        return Base64.getDecoder()
            .decode("UklGRuQAAABXRUJQVlA4WAoAAAACAAAADwAADwAAQU5JTQYAAAAAAAAAAABBTk1GMAAAAAAAAAAAAA8AAA8AAAAAAAJWUDgg"
                    + "GAAAADABAJ0BKhAAEAABQCYlpAADcAD+/TZoAEFOTUY6AAAAAAAAAAAADwAADwAAAAAAAFZQOCAiAAAAVAEAnQEqEAAQAAAAJiWM"
                    + "AARhgAD+/PlV897dv6tJpJIAAEFOTUY+AAAAAAAAAAAADwAADwAAAAAAAFZQOCAmAAAANAEAnQEqEAAQAAAAJiUAAIwwAP78rlH9"
                    + "JdLkN//FDzW9gyoAAAA=");
    }

    public static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static final class BitWriter {

        private final BitSet bits = new BitSet();

        private int length;

        void put(int value, int count) {
            for (int bit = 0; bit < count; bit++) {
                this.bits.set(this.length++, (value >> bit & 1) == 1);
            }
        }

        byte[] bytes() {
            return Arrays.copyOf(this.bits.toByteArray(), this.length / 8 + 4);
        }

    }

}
