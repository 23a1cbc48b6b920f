// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Shrinks, turns and encodes: always onto white, always plain RGB, always without metadata.
final class Drawing {

    private static final float JPEG_QUALITY = 0.85f;

    private Drawing() {
    }

    /// The same picture with no side longer than allowed; never larger than it was.
    static BufferedImage shrunk(BufferedImage picture, int sideMax) {
        int longSide = Math.max(picture.getWidth(), picture.getHeight());
        double scale = Math.min(1.0, (double) sideMax / longSide);
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage current = picture;
        while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
            current = resized(current, (current.getWidth() + 1) / 2, (current.getHeight() + 1) / 2);
        }
        return resized(current, width, height);
    }

    /// The whole picture in a square, without keeping its shape.
    static BufferedImage pressed(BufferedImage picture, int side) {
        BufferedImage current = shrunk(picture, side * 8);
        while (current.getWidth() >= 2 * side || current.getHeight() >= 2 * side) {
            current = resized(current, halved(current.getWidth(), side), halved(current.getHeight(), side));
        }
        return resized(current, side, side);
    }

    private static int halved(int length, int least) {
        return length >= 2 * least ? (length + 1) / 2 : length;
    }

    static BufferedImage upright(BufferedImage picture, Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return picture;
        }
        int width = orientation.swapsSides() ? picture.getHeight() : picture.getWidth();
        int height = orientation.swapsSides() ? picture.getWidth() : picture.getHeight();
        return drawn(picture, width, height, orientation.upright(picture.getWidth(), picture.getHeight()));
    }

    private static BufferedImage resized(BufferedImage picture, int width, int height) {
        return drawn(picture, width, height, AffineTransform.getScaleInstance((double) width / picture.getWidth(),
                (double) height / picture.getHeight()));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height, AffineTransform movement) {
        var target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = target.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, movement, null);
        pen.dispose();
        return target;
    }

    static CleanPicture.Copy encoded(BufferedImage picture) {
        byte[] jpeg = jpeg(picture);
        return new CleanPicture.Copy(jpeg, picture.getWidth(), picture.getHeight(), sha256(jpeg));
    }

    private static byte[] jpeg(BufferedImage picture) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(JPEG_QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), how);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        }
        catch (NoSuchAlgorithmException ex) {
            throw new IllegalStateException("every JVM has SHA-256", ex);
        }
    }

}
