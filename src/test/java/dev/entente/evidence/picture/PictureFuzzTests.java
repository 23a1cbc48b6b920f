// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence.picture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Tally;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// However a picture is mutated or cut, it is refused by a reason or comes out clean, in bounded memory.
class PictureFuzzTests {

    private static final int SIDE_MAX = 512;

    /// The decoded picture, its copies, and what the codecs take beside them.
    private static final long ALLOCATED_MAX = 200L * 1024 * 1024;

    private static final long KEPT_MAX = 16L * 1024 * 1024;

    private final PictureLimits limits = new PictureLimits(40_000_000, 12_000, 1024 * 1024, 50 * 1024 * 1024, SIDE_MAX,
            100, Duration.ofSeconds(30));

    private final PictureCleaner cleaner = new PictureCleaner(this.limits);

    @Test
    void everyMutatedPictureIsRefusedOrComesOutClean() {
        var corpus = new PictureCorpus();

        Tally tally = Campaign.named("pictures", 5_000, 0.05).run(corpus::draw, this::probe);

        assertThat(tally.outcomes()).containsKeys("clean", "DAMAGED", "TYPE", "ANIMATED", "TOO_MANY_PIXELS");
        assertThat(tally.mostAllocated()).isLessThan(ALLOCATED_MAX);
        assertThat(tally.keptHeap()).isLessThan(KEPT_MAX);
    }

    @Test
    void isRefusedOrComesOutCleanWhereverItIsCut() {
        for (byte[] picture : PictureCorpus.pictures()) {
            for (int length = 0; length < picture.length; length++) {
                String outcome = probe(Arrays.copyOf(picture, length), new SplittableRandom(length));

                assertThat(outcome).isNotEmpty();
            }
        }
    }

    private String probe(byte[] input, SplittableRandom random) {
        try {
            CleanPicture clean = this.cleaner.clean(input);
            isClean(clean.full());
            isClean(clean.thumb());
            return "clean";
        }
        catch (UnusablePicture refused) {
            return refused.reason().name();
        }
    }

    private static void isClean(CleanPicture.Copy copy) {
        var read = TestPictures.read(copy.jpeg());
        assertThat(read.getWidth()).isEqualTo(copy.width()).isLessThanOrEqualTo(SIDE_MAX);
        assertThat(read.getHeight()).isEqualTo(copy.height()).isLessThanOrEqualTo(SIDE_MAX);
        assertThat(new String(copy.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    /// For a fuzzer that is guided by coverage: `fuzz/run --guided`.
    static void fuzzerTestOneInput(byte[] input) {
        Guided.TESTS.probe(input, new SplittableRandom(Arrays.hashCode(input)));
    }

    private static final class Guided {

        static final PictureFuzzTests TESTS = new PictureFuzzTests();

    }

}
