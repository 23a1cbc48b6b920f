// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.awt.image.BufferedImage;
import java.util.Locale;

/// Makes a clean picture of an uploaded file, or says why not; blocking, and safe to call from several threads.
public final class PictureCleaner {

    private final PictureLimits limits;

    private final PictureDecoder decoder;

    public PictureCleaner(PictureLimits limits) {
        this.limits = limits;
        this.decoder = new PictureDecoder(limits);
    }

    /// Checks, decodes, turns upright, shrinks and encodes anew.
    ///
    /// @param upload the whole file, whatever its name claims
    public CleanPicture clean(byte[] upload) throws UnusablePicture {
        BarePicture bare = strip(upload);
        CameraNotes notes = CameraNotes.read(bare.exif());
        BufferedImage decoded = this.decoder.decode(bare);
        BufferedImage full = Drawing.upright(Drawing.shrunk(decoded, this.limits.copySideMax()), notes.orientation());
        BufferedImage thumb = Drawing.shrunk(full, this.limits.thumbSideMax());
        return new CleanPicture(Drawing.encoded(full), Drawing.encoded(thumb), notes.capturedAt(), Measures.of(full));
    }

    private BarePicture strip(byte[] upload) throws UnusablePicture {
        PictureFormat format = PictureFormat.sniff(upload);
        try {
            return format.strip(upload, this.limits);
        }
        catch (RuntimeException ex) {
            // the only ones there are come from reading past the end
            throw UnusablePicture.damaged("cut short inside a " + format.name().toLowerCase(Locale.ROOT));
        }
    }

}
