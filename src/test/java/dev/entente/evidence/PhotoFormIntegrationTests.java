// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import dev.entente.evidence.picture.TestPictures;
import dev.entente.testing.ContextServers;
import dev.entente.testing.EntenteTest;
import io.netty.buffer.PooledByteBufAllocator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.NettyDataBuffer;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;
import reactor.util.retry.Retry;

import static org.assertj.core.api.Assertions.assertThat;

@EntenteTest(classes = EvidenceAlone.class, properties = "entente.evidence.photos-per-person-max=5")
class PhotoFormIntegrationTests {

    private static final String FILE = "name=\"file\"; filename=\"a.jpg\"";

    private static final String END = "--x--\r\n";

    private final UUID conversation = UUID.randomUUID();

    private final Uploader alice = new Uploader("demo", "buyer", "b-1");

    @Autowired
    Photos photos;

    @Autowired
    ContextServers servers;

    private DisposableServer door;

    private WebTestClient client;

    private Set<Path> temporary;

    @BeforeEach
    void openADoor() {
        RouterFunction<ServerResponse> route = RouterFunctions.route().POST("/photos", this::take).build();
        this.door = HttpServer.create()
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(route)))
            .bindNow();
        this.client = WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + this.door.port())
            .responseTimeout(Duration.ofSeconds(20))
            .build();
        this.temporary = temporaryFiles();
    }

    @AfterEach
    void leavesNoTemporaryFile() {
        eventually(() -> assertThat(incoming()).isEmpty());
        assertThat(temporaryFiles()).isEqualTo(this.temporary);
        this.door.disposeNow();
    }

    private Mono<ServerResponse> take(ServerRequest request) {
        return PhotoForm.accept(this.photos, this.conversation, this.alice, request)
            .flatMap(photo -> ServerResponse.ok().bodyValue(photo.id() + " " + photo.label()))
            .onErrorResume(PhotoRefused.class,
                    refused -> ServerResponse.unprocessableContent().bodyValue(refused.code()));
    }

    @Test
    void refusesAFormWithoutAFile() {
        var words = new MultipartBodyBuilder();
        words.part("file", "words where a file must be");
        var other = new MultipartBodyBuilder();
        other.part("attachment", file(TestPictures.jpeg(40, 40), "a.jpg"));

        assertThat(answer(words)).isEqualTo("photo-missing");
        assertThat(answer(other)).isEqualTo("photo-missing");
    }

    @Test
    void refusesWhatIsTooLargeOrNoPhoto() {
        assertThat(answer(form(new byte[12 * 1024 * 1024 + 1], "big.jpg"))).isEqualTo("photo-too-large");
        assertThat(answer(form("MZ this program".getBytes(StandardCharsets.UTF_8), "holiday.jpg")))
            .isEqualTo("photo-type");
    }

    @ParameterizedTest
    @ValueSource(strings = { "Content-Type: ;", "Content-Disposition: ;", "Content-Disposition: form-data; name=\"",
            "Content-Disposition: \";filename=", "Content-Disposition: form-data; filename=\"a.jpg\"",
            "Content-Disposition: form-data; name=\"file\"; filename*=UTF-8''%", "Nothing" })
    void refusesAPartWhoseHeadersAreNone(String header) {
        String form = "--x\r\n" + header + "\r\n\r\nwords\r\n--x--\r\n";

        this.client.post()
            .uri("/photos")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .bodyValue(form.getBytes(StandardCharsets.UTF_8))
            .exchange()
            .expectStatus()
            .is4xxClientError();
    }

    @Test
    void refusesTheSixthPhotoBeforeReadingIt() {
        for (int width = 41; width <= 45; width++) {
            assertThat(answer(form(TestPictures.jpeg(width, 40), "a.jpg"))).doesNotContain("photo-");
        }

        assertThat(answer(form(TestPictures.jpeg(46, 40), "a.jpg"))).isEqualTo("photo-quota");
    }

    @Test
    void takesTheFileBehindOtherFields() {
        var form = new MultipartBodyBuilder();
        form.part("note", "the lamp shade");
        form.part("file", file(TestPictures.png(600, 400), "abat-jour cassé.png"));
        form.part("file", file(TestPictures.png(600, 401), "second.png"));

        assertThat(answer(form)).endsWith("abat-jour cassé.png");
        assertThat(this.photos.list(this.conversation).count().block()).isEqualTo(1);
    }

    @Test
    void forgetsAnUploadWhoseConnectionBreaks() throws IOException {
        byte[] picture = TestPictures.jpeg(2000, 1500);
        try (var socket = new Socket("localhost", this.door.port()); OutputStream out = socket.getOutputStream()) {
            String start = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                    + "Content-Type: image/jpeg\r\n\r\n";
            out.write(("POST /photos HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                    + "Content-Length: " + (start.length() + picture.length + 9) + "\r\n\r\n" + start)
                .getBytes(StandardCharsets.UTF_8));
            out.write(picture, 0, picture.length - 500);
            out.flush();
            eventually(() -> assertThat(incoming()).hasSize(1));
        }

        eventually(() -> assertThat(incoming()).isEmpty());
        assertThat(this.photos.list(this.conversation).count().block()).isZero();
    }

    @Test
    void releasesEveryBufferExactlyOnce() {
        String words = part("name=\"note\"", new byte[9]);
        String first = part(FILE, TestPictures.jpeg(70, 70));
        String second = part(FILE, TestPictures.jpeg(71, 71));

        passes(words + first + second + END, "kept");
        passes(part(FILE, new byte[9]) + END, "photo-type");
        passes(part("name=\"note\"", new byte[70_000]) + first + END, "photo-missing");
        passes(words + END, "photo-missing");
        passes(END, "photo-missing");
        passes(words + first.substring(0, first.length() / 2), "undecodable");
        passes("--x\r\nContent-Disposition: ;\r\n\r\n" + "a".repeat(9_000), "photo-missing");
        for (int width = 80; width < 84; width++) {
            passes(part(FILE, TestPictures.jpeg(width, 70)) + END, "kept");
        }
        passes(words + part(FILE, TestPictures.jpeg(90, 70)) + END, "photo-quota");
    }

    /// Every buffer is held once more by the test, so that one release too many shows as
    /// well as one too few.
    private void passes(String form, String expected) {
        var buffers = new ConcurrentLinkedQueue<NettyDataBuffer>();

        PhotoForm.accept(this.photos, this.conversation, this.alice, request(form, buffers))
            .map(_ -> "kept")
            .onErrorResume(PhotoRefused.class, refused -> Mono.just(refused.code()))
            .onErrorReturn(ServerWebInputException.class, "undecodable")
            .as(StepVerifier::create)
            .expectNext(expected)
            .verifyComplete();

        eventually(() -> assertThat(buffers).allMatch(buffer -> buffer.getNativeBuffer().refCnt() == 1));
        buffers.forEach(NettyDataBuffer::release);
    }

    private static ServerRequest request(String form, Queue<NettyDataBuffer> buffers) {
        byte[] body = form.getBytes(StandardCharsets.ISO_8859_1);
        Flux<DataBuffer> pieces = Flux.range(0, (body.length + 499) / 500)
            .map(piece -> networkBuffer(Arrays.copyOfRange(body, piece * 500, Math.min(body.length, piece * 500 + 500)),
                    buffers));
        var request = MockServerHttpRequest.post("/photos")
            .header("Content-Type", "multipart/form-data; boundary=x")
            .body(pieces);
        return ServerRequest.create(MockServerWebExchange.from(request),
                HandlerStrategies.withDefaults().messageReaders());
    }

    private static NettyDataBuffer networkBuffer(byte[] bytes, Queue<NettyDataBuffer> buffers) {
        NettyDataBuffer buffer = new NettyDataBufferFactory(PooledByteBufAllocator.DEFAULT).allocateBuffer(500);
        buffer.write(bytes);
        buffer.retain();
        buffers.add(buffer);
        return buffer;
    }

    private static String part(String disposition, byte[] content) {
        return "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n"
                + new String(content, StandardCharsets.ISO_8859_1) + "\r\n";
    }

    private String answer(MultipartBodyBuilder form) {
        return this.client.post()
            .uri("/photos")
            .contentType(MediaType.MULTIPART_FORM_DATA)
            .body(BodyInserters.fromMultipartData(form.build()))
            .exchange()
            .expectBody(String.class)
            .returnResult()
            .getResponseBody();
    }

    private static MultipartBodyBuilder form(byte[] bytes, String name) {
        var form = new MultipartBodyBuilder();
        form.part("file", file(bytes, name));
        return form;
    }

    private static ByteArrayResource file(byte[] bytes, String name) {
        return new ByteArrayResource(bytes) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private List<Path> incoming() {
        return list(this.servers.dataDirectory().resolve("photos/incoming"));
    }

    private static Set<Path> temporaryFiles() {
        var found = new HashSet<>(list(Path.of(System.getProperty("java.io.tmpdir"))));
        found.removeIf(path -> !path.getFileName().toString().contains("multipart"));
        found.addAll(found.stream().flatMap(folder -> list(folder).stream()).toList());
        return found;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private static void eventually(Runnable claim) {
        Mono.fromRunnable(claim)
            .retryWhen(Retry.fixedDelay(200, Duration.ofMillis(50)).filter(AssertionError.class::isInstance))
            .block();
    }

}
