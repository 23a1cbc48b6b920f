// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import org.jspecify.annotations.Nullable;

/// The only two things of a camera's notes that outlive the upload.
///
/// @param capturedAt when the picture was taken, as the camera claims; without a zone in the notes it is read as UTC
/// and may be off by up to 14 hours
record CameraNotes(Orientation orientation, @Nullable Instant capturedAt) {

    private static final int BYTES_MAX = 64 * 1024;

    private static final Instant FIRST_CAMERA = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LAST_SENSIBLE = Instant.parse("2100-01-01T00:00:00Z");

    private static final CameraNotes NONE = new CameraNotes(Orientation.UPRIGHT, null);

    /// Reads a TIFF block that a stranger wrote: whatever is odd about it, there are
    /// simply no notes.
    static CameraNotes read(byte @Nullable [] exif) {
        if (exif == null || exif.length > BYTES_MAX) {
            return NONE;
        }
        try {
            var metadata = new Metadata();
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
            return new CameraNotes(orientation(metadata), capturedAt(metadata));
        }
        catch (RuntimeException ex) {
            return NONE;
        }
    }

    private static Orientation orientation(Metadata metadata) {
        var first = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer value = first == null ? null : first.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return value == null ? Orientation.UPRIGHT : Orientation.of(value);
    }

    private static @Nullable Instant capturedAt(Metadata metadata) {
        var details = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        Date original = details == null ? null : details.getDateOriginal(TimeZone.getTimeZone("UTC"));
        if (original == null) {
            return null;
        }
        Instant claimed = original.toInstant();
        return claimed.isAfter(FIRST_CAMERA) && claimed.isBefore(LAST_SENSIBLE) ? claimed : null;
    }

}
