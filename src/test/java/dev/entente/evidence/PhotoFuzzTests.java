// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;

import dev.entente.evidence.picture.PictureCorpus;
import dev.entente.fuzz.Campaign;
import dev.entente.fuzz.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

import static org.assertj.core.api.Assertions.assertThat;

/// However an upload is mutated and however it arrives, it is refused or kept, and its file and its place are free again.
class PhotoFuzzTests {

    private static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final long KEPT_MAX = 16L * 1024 * 1024;

    private final EvidenceSettings settings = PhotoIntakeTests.settings(Map.of("uploads-at-once", "1"));

    @TempDir
    Path incoming;

    @Test
    void everyMutatedUploadIsRefusedOrKeptAndLeavesNothingBehind() throws IOException {
        var corpus = new PictureCorpus();
        Scheduler decoders = EvidenceConfiguration.decoders(this.settings);
        var intake = new PhotoIntake(this.settings, this.incoming, decoders);

        Tally tally = Campaign.named("photos", 2_000, 0.02)
            .run(corpus::draw, (input, random) -> probe(intake, input, random));

        assertThat(tally.outcomes()).containsKeys("kept", "DAMAGED", "TYPE", "broken off").doesNotContainKey("BUSY");
        assertThat(tally.keptHeap()).isLessThan(KEPT_MAX);
        try (var files = Files.list(this.incoming)) {
            assertThat(files).isEmpty();
        }
        decoders.dispose();
    }

    /// With one place for uploads, one that is not free again shows with the next input.
    private static String probe(PhotoIntake intake, byte[] input, SplittableRandom random) {
        try {
            intake.clean(arriving(input, random)).block(PATIENCE);
            return "kept";
        }
        catch (PhotoRefused refused) {
            return refused.reason().name();
        }
        catch (LineBroke _) {
            return "broken off";
        }
    }

    private static Flux<DataBuffer> arriving(byte[] input, SplittableRandom random) {
        var buffers = DefaultDataBufferFactory.sharedInstance;
        var pieces = new ArrayList<DataBuffer>();
        for (int from = 0; from < input.length;) {
            int to = Math.min(input.length, from + 1 + random.nextInt(1 + input.length / 2));
            pieces.add(buffers.wrap(Arrays.copyOfRange(input, from, to)));
            from = to;
        }
        Flux<DataBuffer> whole = Flux.fromIterable(pieces);
        return (random.nextInt(10) == 0) ? whole.concatWith(Flux.error(new LineBroke())) : whole;
    }

    private static final class LineBroke extends RuntimeException {

    }

}
