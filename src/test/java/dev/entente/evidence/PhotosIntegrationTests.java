// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import dev.entente.evidence.PhotoRefused.Reason;
import dev.entente.evidence.picture.TestPictures;
import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

@EntenteTest(classes = EvidenceAlone.class,
        properties = { "entente.evidence.photos-per-person-max=5", "entente.evidence.photos-per-day-max=7" })
class PhotosIntegrationTests {

    private final UUID conversation = UUID.randomUUID();

    private final Uploader alice = new Uploader("demo", "buyer", "b-" + this.conversation);

    private final Uploader bob = new Uploader("demo", "seller", "s-" + this.conversation);

    @Autowired
    Photos photos;

    @Autowired
    ContextServers servers;

    @LocalServerPort
    int port;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        this.client = WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + this.port)
            .responseTimeout(Duration.ofSeconds(20))
            .build();
    }

    @Test
    void refusesAndLeavesNothingBehind() {
        List<Path> before = files();

        accept(this.alice, "<svg/>".getBytes(StandardCharsets.UTF_8)).as(StepVerifier::create)
            .verifyErrorSatisfies(error -> assertThat(error).asInstanceOf(type(PhotoRefused.class))
                .returns(Reason.TYPE, PhotoRefused::reason));

        this.photos.list(this.conversation).as(StepVerifier::create).verifyComplete();
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void neverPassesTheQuotaEvenAllAtOnce() {
        List<Path> before = files();

        Flux.range(1, 20)
            .flatMap(width -> accept(this.alice, TestPictures.jpeg(100 + width, 80)).map(_ -> "kept")
                .onErrorResume(PhotoRefused.class, refused -> Mono.just(refused.code())), 20)
            .collectMultimap(answer -> answer)
            .as(StepVerifier::create)
            .assertNext(answers -> {
                assertThat(answers.get("kept")).hasSize(5);
                assertThat(answers.get("photo-quota")).hasSizeGreaterThan(10);
            })
            .verifyComplete();

        assertThat(files()).hasSize(before.size() + 10);
        accept(this.bob, TestPictures.jpeg(50, 50)).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void takesSoManyPhotosOfOnePersonADay() {
        Flux.range(1, 5)
            .concatMap(width -> accept(this.alice, TestPictures.jpeg(100 + width, 80)))
            .as(StepVerifier::create)
            .expectNextCount(5)
            .verifyComplete();

        Flux.range(1, 20)
            .flatMap(each -> this.photos
                .accept(UUID.randomUUID(), this.alice, content(TestPictures.jpeg(100, 80 + each)), null)
                .map(_ -> "kept")
                .onErrorResume(PhotoRefused.class, refused -> Mono.just(refused.code())), 20)
            .collectMultimap(answer -> answer)
            .as(StepVerifier::create)
            .assertNext(answers -> {
                assertThat(answers.get("kept")).hasSize(2);
                assertThat(answers.get("photo-quota-of-day")).isNotEmpty();
            })
            .verifyComplete();
        accept(this.bob, TestPictures.jpeg(50, 50)).as(StepVerifier::create).expectNextCount(1).verifyComplete();
    }

    @Test
    void keepsWhatWasCheckedAndReadsItBack() {
        byte[] upload = TestPictures.withExif(TestPictures.jpeg(3000, 1500),
                TestPictures.exif(6, "2026:10:31 18:04:05"));

        Photo kept = acceptNow(this.alice, upload, "../../abat-jour\u202egpj.exe");

        assertThat(kept.full()).returns(1024, Photo.Copy::width).returns(2048, Photo.Copy::height);
        assertThat(kept.thumb()).returns(200, Photo.Copy::width).returns(400, Photo.Copy::height);
        assertThat(kept).returns("abat-jourgpj.exe", Photo::label)
            .returns(Instant.parse("2026-10-31T18:04:05Z"), Photo::capturedAt)
            .returns(this.alice, Photo::uploader)
            .returns(null, Photo::saidSeq);
        assertThat(kept.createdAt()).isAfter("2026-01-01T00:00:00Z");
        this.photos.load(kept.id()).as(StepVerifier::create).expectNext(kept).verifyComplete();
        this.photos.list(this.conversation).as(StepVerifier::create).expectNext(kept).verifyComplete();
        DataBufferUtils.join(this.photos.read(kept.id(), PhotoVariant.THUMB))
            .as(StepVerifier::create)
            .assertNext(bytes -> assertThat(bytes.readableByteCount()).isEqualTo(kept.thumb().bytes()))
            .verifyComplete();
    }

    @Test
    void keepsAPictureWithoutDateOrName() {
        assertThat(acceptNow(this.alice, TestPictures.png(9, 9), null)).returns(null, Photo::capturedAt)
            .returns(null, Photo::label);
    }

    @Test
    void givesTheSamePhotoForTheSameUploadUntilItIsSaid() {
        Photo first = acceptNow(this.alice, TestPictures.jpeg(90, 60), "a.jpg");
        List<Path> files = files();

        assertThat(acceptNow(this.alice, TestPictures.jpeg(90, 60), "a.jpg")).isEqualTo(first);
        assertThat(files()).isEqualTo(files);
        assertThat(acceptNow(this.bob, TestPictures.jpeg(90, 60), "a.jpg").id()).isNotEqualTo(first.id());

        this.photos.markSaid(this.conversation, this.alice, Set.of(first.id()), 7)
            .as(StepVerifier::create)
            .verifyComplete();
        assertThat(acceptNow(this.alice, TestPictures.jpeg(90, 60), "a.jpg").id()).isNotEqualTo(first.id());
        this.photos.load(first.id())
            .as(StepVerifier::create)
            .assertNext(said -> assertThat(said.saidSeq()).isEqualTo(7))
            .verifyComplete();
    }

    @Test
    void saysAllOfAPersonsOwnPhotosOrNone() {
        Photo mine = acceptNow(this.alice, TestPictures.jpeg(90, 61), null);
        Photo other = acceptNow(this.bob, TestPictures.jpeg(90, 62), null);

        markSaid(this.conversation, Set.of(mine.id(), other.id())).verifyError(UnknownPhoto.class);
        markSaid(UUID.randomUUID(), Set.of(mine.id())).verifyError(UnknownPhoto.class);
        markSaid(this.conversation, Set.of(mine.id(), UUID.randomUUID())).verifyError(UnknownPhoto.class);
        this.photos.load(mine.id())
            .map(photo -> photo.saidSeq() == null)
            .as(StepVerifier::create)
            .expectNext(true)
            .verifyComplete();

        markSaid(this.conversation, Set.of(mine.id())).verifyComplete();
        markSaid(this.conversation, Set.of(mine.id())).verifyError(UnknownPhoto.class);
    }

    @Test
    void showsAPhotoToWhoeverHoldsItsAddress() {
        Photo kept = acceptNow(this.alice, TestPictures.jpeg(640, 480), null);
        String address = this.photos.url(kept.id(), PhotoVariant.THUMB, "seller:s-1").path();

        byte[] shown = this.client.get()
            .uri(address)
            .exchange()
            .expectStatus()
            .isOk()
            .expectHeader()
            .contentType(MediaType.IMAGE_JPEG)
            .expectHeader()
            .contentLength(kept.thumb().bytes())
            .expectHeader()
            .valueEquals("X-Content-Type-Options", "nosniff")
            .expectBody()
            .returnResult()
            .getResponseBody();

        assertThat(TestPictures.read(shown).getWidth()).isEqualTo(400);
    }

    @Test
    void findsNothingWithoutAGoodAddress() {
        Photo kept = acceptNow(this.alice, TestPictures.jpeg(64, 48), null);
        String thumb = this.photos.url(kept.id(), PhotoVariant.THUMB, "seller:s-1").path();
        UUID unknown = UUID.randomUUID();

        notFound(thumb.replace("/thumb", "/full"));
        notFound(thumb.replace("/thumb", "/raw"));
        notFound(thumb.replace("exp=", "exp=1"));
        notFound("/photos/" + kept.id() + "/thumb");
        notFound("/photos/1-1-1-1-1/thumb?exp=1&sig=a");
        notFound("/photos/" + this.conversation + "/thumb?exp=99999999999&sig=AAAA");
        notFound(this.photos.url(unknown, PhotoVariant.FULL, "seller:s-1").path());
    }

    private void notFound(String address) {
        this.client.get().uri(address).exchange().expectStatus().isNotFound();
    }

    private StepVerifier.FirstStep<Void> markSaid(UUID where, Set<UUID> ids) {
        return this.photos.markSaid(where, this.alice, ids, 7).as(StepVerifier::create);
    }

    private Photo acceptNow(Uploader uploader, byte[] upload, String name) {
        return this.photos.accept(this.conversation, uploader, content(upload), name).block(Duration.ofSeconds(20));
    }

    private Mono<Photo> accept(Uploader uploader, byte[] upload) {
        return this.photos.accept(this.conversation, uploader, content(upload), null);
    }

    private static Flux<DataBuffer> content(byte[] upload) {
        return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(upload)));
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.walk(this.servers.dataDirectory().resolve("photos"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

}
