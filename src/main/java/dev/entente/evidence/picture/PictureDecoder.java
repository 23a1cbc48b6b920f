// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Decodes a bare picture with the one decoder that its first bytes call for, inside memory and time that are known.
final class PictureDecoder {

    private final PictureLimits limits;

    /// To be made while the server starts: the thread that does so decides where plug-ins
    /// are looked for.
    PictureDecoder(PictureLimits limits) {
        this.limits = limits;
        ImageIO.setUseCache(false);
        ImageIO.scanForPlugins();
        for (PictureFormat format : PictureFormat.values()) {
            if (!ImageIO.getImageReadersByFormatName(format.readerName()).hasNext()) {
                throw new IllegalStateException("no decoder for " + format);
            }
        }
    }

    BufferedImage decode(BarePicture picture) throws UnusablePicture {
        ImageReader reader = ImageIO.getImageReadersByFormatName(picture.format().readerName()).next();
        var deadline = new DecodeDeadline(this.limits.decodeTimeMax());
        try (var input = new UploadInput(picture.bytes(), deadline)) {
            reader.setInput(input, false, true);
            reader.addIIOReadProgressListener(deadline);
            return read(reader, picture, deadline);
        }
        catch (IOException | RuntimeException ex) {
            // decoders answer broken bytes with any exception there is
            throw UnusablePicture.damaged("not decodable: " + ex);
        }
        finally {
            reader.dispose();
        }
    }

    private BufferedImage read(ImageReader reader, BarePicture picture, DecodeDeadline deadline)
            throws IOException, UnusablePicture {
        if (reader.getWidth(0) != picture.width() || reader.getHeight(0) != picture.height()) {
            throw UnusablePicture.damaged("header and decoder disagree");
        }
        int step = picture.stepWithin(this.limits.decodedBytesMax());
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, how);
        if (deadline.hasPassed()) {
            throw UnusablePicture.damaged("took too long to decode");
        }
        return decoded;
    }

}
