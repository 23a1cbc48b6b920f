// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.io.IOException;
import java.time.Duration;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/// Stops a decoder that is still at work when its time is up; it looks at the clock whenever the decoder
/// reports or reads.
final class DecodeDeadline implements IIOReadProgressListener {

    private final long endNanos;

    private boolean passed;

    DecodeDeadline(Duration time) {
        this.endNanos = System.nanoTime() + time.toNanos();
    }

    boolean hasPassed() {
        return this.passed;
    }

    /// Fails once the time is up.
    void demandTime() throws IOException {
        if (isOver()) {
            this.passed = true;
            throw new IOException("took too long to decode");
        }
    }

    private boolean isOver() {
        return System.nanoTime() - this.endNanos > 0;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (isOver()) {
            this.passed = true;
            source.abort();
        }
    }

    @Override
    public void readAborted(ImageReader source) {
        this.passed = true;
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {
    }

    @Override
    public void imageComplete(ImageReader source) {
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {
    }

    @Override
    public void sequenceComplete(ImageReader source) {
    }

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
    }

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {
    }

    @Override
    public void thumbnailComplete(ImageReader source) {
    }

}
