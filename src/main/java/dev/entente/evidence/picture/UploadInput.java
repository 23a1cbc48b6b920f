// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.IOException;

import javax.imageio.stream.ImageInputStreamImpl;

/// Feeds a decoder from memory and cuts it off when its time is up or when it keeps asking past the end.
///
/// Some decoders catch the end of their input and go on, pixel by pixel, over everything a header promised: forty bytes
/// could keep a thread busy for minutes.
final class UploadInput extends ImageInputStreamImpl {

    private static final int READS_PAST_END_MAX = 10_000;

    private final byte[] bytes;

    private final DecodeDeadline deadline;

    private int readsPastEnd;

    UploadInput(byte[] bytes, DecodeDeadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
    }

    @Override
    public int read() throws IOException {
        this.bitOffset = 0;
        if (this.streamPos >= this.bytes.length) {
            return noteEnd();
        }
        return this.bytes[(int) this.streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        this.bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        int count = (int) Math.min(length, this.bytes.length - this.streamPos);
        if (count <= 0) {
            return noteEnd();
        }
        this.deadline.demandTime();
        System.arraycopy(this.bytes, (int) this.streamPos, target, offset, count);
        this.streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return this.bytes.length;
    }

    private int noteEnd() throws IOException {
        this.readsPastEnd++;
        if (this.readsPastEnd > READS_PAST_END_MAX) {
            throw new IOException("decoder keeps reading past the end");
        }
        this.deadline.demandTime();
        return -1;
    }

}
