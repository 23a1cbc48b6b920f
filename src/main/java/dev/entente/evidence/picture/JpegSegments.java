// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/// Walks a JPEG marker by marker and keeps tables, frame, scans and the colour profile.
///
/// The scans are counted because a progressive picture of few bytes can ask for thousands of passes over all its
/// pixels. Whatever follows the end marker (second pictures, videos, hidden files) is left behind.
final class JpegSegments {

    private static final int SCANS_MAX = 64;

    private static final int PROFILE_BYTES_MAX = 2 * 1024 * 1024;

    private static final int END_OF_IMAGE = 0xd9;

    private static final int START_OF_SCAN = 0xda;

    private final byte[] upload;

    private final ByteBuffer in;

    private final PictureLimits limits;

    private final ByteArrayOutputStream kept;

    private int width;

    private int height;

    private int components;

    private int scans;

    private int profileBytes;

    private byte @Nullable [] exif;

    JpegSegments(byte[] upload, PictureLimits limits) {
        this.upload = upload;
        this.in = ByteBuffer.wrap(upload);
        this.limits = limits;
        this.kept = new ByteArrayOutputStream(upload.length);
    }

    BarePicture strip() throws UnusablePicture {
        keep(0, 2);
        this.in.position(2);
        int marker = nextMarker();
        while (marker != END_OF_IMAGE) {
            readSegment(marker);
            marker = nextMarker();
        }
        if (this.scans == 0) {
            throw UnusablePicture.damaged("no scan");
        }
        this.kept.write(0xff);
        this.kept.write(END_OF_IMAGE);
        return new BarePicture(PictureFormat.JPEG, this.width, this.height, this.components, this.kept.toByteArray(),
                this.exif);
    }

    private int nextMarker() throws UnusablePicture {
        if (readByte() != 0xff) {
            throw UnusablePicture.damaged("no marker where one must be");
        }
        int marker = readByte();
        while (marker == 0xff) {
            marker = readByte();
        }
        return marker;
    }

    private void readSegment(int marker) throws UnusablePicture {
        if (isStandalone(marker)) {
            return;
        }
        int start = this.in.position() + 2;
        int length = (readByte() << 8 | readByte()) - 2;
        if (length < 0) {
            throw UnusablePicture.damaged("segment shorter than its own length field");
        }
        this.in.position(start + length);
        switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> readFrame(start, length);
            case 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                throw UnusablePicture.because(UnusablePicture.Reason.TYPE, "rare coding process");
            case 0xc4, 0xdb, 0xdd -> keepSegment(marker, start, length);
            case 0xe0 -> keepIf("JFIF\0", marker, start, length);
            case 0xe1 -> readExif(start, length);
            case 0xe2 -> keepProfile(marker, start, length);
            case 0xee -> keepIf("Adobe", marker, start, length);
            case START_OF_SCAN -> readScan(start, length);
            default -> {
            }
        }
    }

    private void readFrame(int start, int length) throws UnusablePicture {
        if (this.components != 0 || length < 6) {
            throw UnusablePicture.damaged("second or short frame header");
        }
        ByteBuffer frame = this.in.slice(start, length);
        int precision = frame.get() & 0xff;
        this.height = frame.getShort() & 0xffff;
        this.width = frame.getShort() & 0xffff;
        this.components = frame.get() & 0xff;
        this.limits.demandSize(this.width, this.height);
        if (precision != 8) {
            throw UnusablePicture.because(UnusablePicture.Reason.TYPE, precision + " bits a sample");
        }
        if (this.components != 1 && this.components != 3 && this.components != 4) {
            throw UnusablePicture.damaged(this.components + " components");
        }
        keepSegment(this.upload[start - 3] & 0xff, start, length);
    }

    private void readScan(int start, int length) throws UnusablePicture {
        this.scans++;
        if (this.components == 0 || this.scans > SCANS_MAX) {
            throw UnusablePicture.damaged("scan before the frame, or too many scans");
        }
        int end = endOfScan(start + length);
        keepSegment(START_OF_SCAN, start, length);
        keep(start + length, end);
        this.in.position(end);
    }

    /// The place of the first marker behind the coded pixels.
    private int endOfScan(int from) throws UnusablePicture {
        for (int at = from; at + 1 < this.upload.length; at++) {
            if (this.upload[at] == (byte) 0xff && endsScan(this.upload[at + 1] & 0xff)) {
                return at;
            }
        }
        throw UnusablePicture.damaged("scan without an end");
    }

    private static boolean endsScan(int following) {
        return following != 0 && following != 0xff && !isStandalone(following);
    }

    /// Restart markers and the two that carry nothing.
    private static boolean isStandalone(int marker) {
        return marker >= 0xd0 && marker <= 0xd8 || marker == 0x01;
    }

    private void readExif(int start, int length) {
        if (this.exif == null && PictureFormat.startsWith(this.upload, start, "Exif\0\0") && length > 6) {
            this.exif = Arrays.copyOfRange(this.upload, start + 6, start + length);
        }
    }

    private void keepProfile(int marker, int start, int length) {
        if (this.profileBytes + length <= PROFILE_BYTES_MAX) {
            this.profileBytes += length;
            keepIf("ICC_PROFILE\0", marker, start, length);
        }
    }

    private void keepIf(String name, int marker, int start, int length) {
        if (length >= name.length() && PictureFormat.startsWith(this.upload, start, name)) {
            keepSegment(marker, start, length);
        }
    }

    private void keepSegment(int marker, int start, int length) {
        this.kept.write(0xff);
        this.kept.write(marker);
        keep(start - 2, start + length);
    }

    private void keep(int from, int to) {
        this.kept.write(this.upload, from, to - from);
    }

    private int readByte() {
        return this.in.get() & 0xff;
    }

}
