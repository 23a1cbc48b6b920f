// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Walks a GIF block by block and stops at the second frame: a film is not a photo.
final class GifBlocks {

    private static final int HEADER_BYTES = 13;

    private static final int TRAILER = 0x3b;

    private final byte[] upload;

    private final ByteBuffer in;

    private final PictureLimits limits;

    private final ByteArrayOutputStream kept;

    private int width;

    private int height;

    private long droppedBytes;

    GifBlocks(byte[] upload, PictureLimits limits) {
        this.upload = upload;
        this.in = ByteBuffer.wrap(upload).order(ByteOrder.LITTLE_ENDIAN);
        this.limits = limits;
        this.kept = new ByteArrayOutputStream(upload.length);
    }

    BarePicture strip() throws UnusablePicture {
        this.in.position(HEADER_BYTES);
        this.limits.demandSize(this.in.getShort(6) & 0xffff, this.in.getShort(8) & 0xffff);
        skipColours(this.in.get(10));
        keep(0);
        int block = readByte();
        while (block != TRAILER) {
            readBlock(block);
            this.limits.demandMetadata(this.droppedBytes);
            block = readByte();
        }
        if (this.width == 0) {
            throw UnusablePicture.damaged("no frame");
        }
        this.kept.write(TRAILER);
        return new BarePicture(PictureFormat.GIF, this.width, this.height, 1, this.kept.toByteArray(), null);
    }

    private void readBlock(int block) throws UnusablePicture {
        int start = this.in.position() - 1;
        switch (block) {
            case 0x21 -> readExtension(start);
            case 0x2c -> readFrame(start);
            default -> throw UnusablePicture.damaged("unknown block");
        }
    }

    private void readExtension(int start) {
        boolean isTransparency = readByte() == 0xf9;
        skipSubBlocks();
        if (isTransparency) {
            keep(start);
        }
        else {
            this.droppedBytes += this.in.position() - start;
        }
    }

    private void readFrame(int start) throws UnusablePicture {
        if (this.width != 0) {
            throw UnusablePicture.because(UnusablePicture.Reason.ANIMATED, "more than one frame");
        }
        this.in.position(start + 5);
        this.width = this.in.getShort() & 0xffff;
        this.height = this.in.getShort() & 0xffff;
        this.limits.demandSize(this.width, this.height);
        skipColours(this.in.get());
        readByte();
        skipSubBlocks();
        keep(start);
    }

    private void skipColours(byte flags) {
        if ((flags & 0x80) != 0) {
            this.in.position(this.in.position() + 3 * (2 << (flags & 7)));
        }
    }

    private void skipSubBlocks() {
        int length = readByte();
        while (length != 0) {
            this.in.position(this.in.position() + length);
            length = readByte();
        }
    }

    private void keep(int start) {
        this.kept.write(this.upload, start, this.in.position() - start);
    }

    private int readByte() {
        return this.in.get() & 0xff;
    }

}
