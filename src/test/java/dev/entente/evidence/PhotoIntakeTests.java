// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.entente.evidence.PhotoRefused.Reason;
import dev.entente.evidence.picture.TestPictures;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class PhotoIntakeTests {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final NettyDataBufferFactory buffers = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT);

    private final Queue<NettyDataBuffer> handedOver = new ConcurrentLinkedQueue<>();

    private final List<Scheduler> schedulers = new ArrayList<>();

    @TempDir
    Path incoming;

    @AfterEach
    void releasesEveryBufferAndFile() {
        this.schedulers.forEach(Scheduler::dispose);
        eventually(() -> assertThat(files()).isEmpty());
        eventually(() -> assertThat(this.handedOver).allMatch(buffer -> buffer.getNativeBuffer().refCnt() == 1));
        this.handedOver.forEach(NettyDataBuffer::release);
    }

    @Test
    void stopsReadingAnEndlessUpload() {
        var sent = new AtomicInteger();
        Flux<DataBuffer> endless = Flux.<DataBuffer>generate(sink -> sink.next(buffer(new byte[64 * 1024])))
            .doOnNext(_ -> sent.incrementAndGet());

        refusal(intake(Map.of()), endless, Reason.TOO_LARGE);

        assertThat(sent.get()).isLessThan(12 * 16 + 20);
    }

    @Test
    void tellsTheLimitInMegabytes() {
        intake(Map.of("upload-size-max", "2MB")).clean(content(new byte[2 * 1024 * 1024 + 1]))
            .as(StepVerifier::create)
            .consumeErrorWith(error -> assertThat(error).asInstanceOf(type(PhotoRefused.class))
                .returns(Map.of("megabytes_max", 2L), PhotoRefused::parameters))
            .verify(PATIENCE);
    }

    @Test
    void refusesWhatIsNoPhoto() {
        var intake = intake(Map.of());

        refusal(intake, content(new byte[0]), Reason.TYPE);
        refusal(intake, Flux.empty(), Reason.TYPE);
        refusal(intake, content(new byte[100_000]), Reason.TYPE);
        refusal(intake, content("\0\0\0\30ftypheic\0\0\0\0".getBytes()), Reason.HEIC);
        refusal(intake, content(TestPictures.claimingPng(65_000, 65_000, new byte[9])), Reason.TOO_MANY_PIXELS);
        refusal(intake, content(Arrays.copyOf(TestPictures.jpeg(90, 90), 700)), Reason.DAMAGED);
    }

    @Test
    void refusesAnUploadThatDoesNotArrive() {
        Flux<DataBuffer> half = content(new byte[70_000]).concatWith(Flux.never());

        refusal(intake(Map.of("upload-time-max", "200ms")), half, Reason.INTERRUPTED);
    }

    @Test
    void passesOnTheFailureOfTheConnection() {
        intake(Map.of()).clean(content(new byte[70_000]).concatWith(Flux.error(new IllegalStateException("reset"))))
            .as(StepVerifier::create)
            .expectErrorMessage("reset")
            .verify(PATIENCE);
    }

    @Test
    void refusesWhenTheDiskDoes() throws IOException {
        Path file = Files.writeString(this.incoming.resolve("no-folder"), "");
        var settings = settings(Map.of());
        var intake = new PhotoIntake(settings, file, decoders(settings));

        refusal(intake, content(TestPictures.jpeg(9, 9)), Reason.STORAGE);

        Files.delete(file);
    }

    @Test
    void forgetsAnUploadCancelledNearItsEnd() {
        var intake = intake(Map.of("uploads-at-once", "1"));
        Sinks.Many<DataBuffer> arriving = Sinks.many().unicast().onBackpressureBuffer();
        var upload = intake.clean(arriving.asFlux()).subscribe();
        arriving.tryEmitNext(buffer(TestPictures.jpeg(900, 900)));
        eventually(() -> assertThat(files()).hasSize(1));

        upload.dispose();

        eventually(() -> assertThat(files()).isEmpty());
        intake.clean(content(TestPictures.jpeg(9, 9))).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void turnsAwayMoreUploadsThanThereArePlaces() {
        var intake = intake(Map.of("uploads-at-once", "2"));
        var first = intake.clean(Flux.never()).subscribe();
        var second = intake.clean(Flux.never()).subscribe();
        eventually(() -> assertThat(files()).hasSize(2));

        refusal(intake, content(TestPictures.jpeg(9, 9)), Reason.BUSY);

        first.dispose();
        second.dispose();
        eventually(() -> assertThat(files()).isEmpty());
        intake.clean(content(TestPictures.jpeg(9, 9))).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void turnsAwayMorePicturesThanMayWaitForADecoder() {
        var settings = settings(Map.of("decodes-at-once", "1", "decodes-waiting", "1"));
        Scheduler decoders = decoders(settings);
        var intake = new PhotoIntake(settings, this.incoming, decoders);
        var release = new CountDownLatch(1);
        decoders.schedule(() -> awaitNow(release));
        decoders.schedule(() -> awaitNow(release));

        refusal(intake, content(TestPictures.jpeg(9, 9)), Reason.BUSY);

        release.countDown();
        eventually(() -> intake.clean(content(TestPictures.jpeg(9, 9)))
            .as(StepVerifier::create)
            .expectNextCount(1)
            .verifyComplete());
    }

    @Test
    void answersEveryoneInACrowd() {
        var intake = intake(Map.of("uploads-at-once", "200", "decodes-waiting", "200"));

        Flux.range(0, 60)
            .flatMap(number -> intake.clean(content(number % 2 == 0 ? TestPictures.jpeg(300, 200) : new byte[9]))
                .map(_ -> "kept")
                .onErrorResume(PhotoRefused.class, refused -> Mono.just(refused.code())), 60)
            .collectMultimap(answer -> answer)
            .as(StepVerifier::create)
            .assertNext(answers -> {
                assertThat(answers.get("kept")).hasSize(30);
                assertThat(answers.get("photo-type")).hasSize(30);
            })
            .verifyComplete();
    }

    @Test
    void clearsWhatAKilledServerLeftAndNothingYounger() throws IOException {
        Path old = Files.createFile(this.incoming.resolve("old.upload"));
        Path young = Files.createFile(this.incoming.resolve("young.upload"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

        intake(Map.of()).clearAbandonedNow();

        assertThat(files()).containsExactly(young);
        Files.delete(young);
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatExceptionOfType(Exception.class).isThrownBy(() -> settings(Map.of("uploads-at-once", "0")))
            .withStackTraceContaining("at least 1");
        assertThatExceptionOfType(Exception.class)
            .isThrownBy(() -> settings(Map.of("thumb-side-max", "4000")).pictureLimits())
            .withStackTraceContaining("thumbnail");
    }

    private void refusal(PhotoIntake intake, Flux<DataBuffer> content, Reason reason) {
        intake.clean(content)
            .as(StepVerifier::create)
            .consumeErrorWith(error -> assertThat(error).asInstanceOf(type(PhotoRefused.class))
                .returns(reason, PhotoRefused::reason))
            .verify(PATIENCE);
    }

    private PhotoIntake intake(Map<String, String> changes) {
        var settings = settings(changes);
        return new PhotoIntake(settings, this.incoming, decoders(settings));
    }

    private Scheduler decoders(EvidenceSettings settings) {
        Scheduler decoders = EvidenceConfiguration.decoders(settings);
        this.schedulers.add(decoders);
        return decoders;
    }

    static EvidenceSettings settings(Map<String, String> changes) {
        return new Binder(new MapConfigurationPropertySource(changes)).bindOrCreate("", EvidenceSettings.class);
    }

    private Flux<DataBuffer> content(byte[] bytes) {
        return Flux.range(0, (bytes.length + 8191) / 8192)
            .map(part -> buffer(Arrays.copyOfRange(bytes, part * 8192, Math.min(bytes.length, part * 8192 + 8192))));
    }

    /// Held once more by the test, so that one release too many shows as well as one too
    /// few.
    private DataBuffer buffer(byte[] bytes) {
        NettyDataBuffer buffer = this.buffers.allocateBuffer(Math.max(1, bytes.length));
        buffer.write(bytes);
        buffer.retain();
        this.handedOver.add(buffer);
        return buffer;
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(this.incoming)) {
            return files.toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void awaitNow(CountDownLatch latch) {
        try {
            latch.await();
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private static void eventually(Runnable claim) {
        Mono.fromRunnable(claim)
            .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(25))
                .filter(AssertionError.class::isInstance)
                .onRetryExhaustedThrow((_, last) -> last.failure()))
            .block(PATIENCE);
    }

}
