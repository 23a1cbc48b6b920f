// SPDX-License-Identifier: Apache-2.0

package dev.entente.egress;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;

/// Brings a body to an address that somebody gave us. Each call looks the name up, checks what it stands for and connects
/// to just that; nothing is followed, repeated or kept open.
public class Courier {

    private final Guard guard;

    private final HttpClient http;

    private final EgressSettings settings;

    /// @param http with its TLS, and without a pool: a connection belongs to one name
    Courier(Guard guard, HttpClient http, EgressSettings settings) {
        this.guard = guard;
        this.http = http.followRedirect(false)
            .disableRetry(true)
            .noProxy()
            .keepAlive(false)
            .compress(false)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(settings.connectTimeMax().toMillis()));
        this.settings = settings;
    }

    /// Whether the address may be called as things stand; an error of type
    /// {@link ForbiddenAddress} says why not.
    public Mono<Void> check(String url) {
        return target(url).flatMap(this.guard::admit).then().checkpoint("egress.check");
    }

    /// The answer, whatever its status; an error where there was none in time.
    public Mono<Answer> post(String url, Map<String, String> headers, byte[] body) {
        return target(url)
            .flatMap(target -> this.guard.admit(target)
                .flatMap(checked -> request(target, headers, body).remoteAddress(() -> checked)
                    .post()
                    .uri(target.path())
                    .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                    .response((head, content) -> read(head, content))
                    .next()))
            .timeout(this.settings.exchangeTimeMax())
            .checkpoint("egress.post");
    }

    private Mono<Target> target(String url) {
        return Mono.fromCallable(() -> Target.of(url, this.settings));
    }

    private HttpClient request(Target target, Map<String, String> headers, byte[] body) {
        var client = target.secure() ? this.http : this.http.noSSL();
        return client.headers(fields -> {
            headers.forEach(fields::set);
            fields.set("Host", target.authority());
            fields.set("Content-Length", body.length);
        });
    }

    /// The status decides; what follows it is read for as long as it is worth showing.
    private Mono<Answer> read(HttpClientResponse head, ByteBufFlux content) {
        return beginning(content)
            .map(text -> new Answer(head.status().code(), text, head.responseHeaders().get("Retry-After")));
    }

    private Mono<String> beginning(ByteBufFlux content) {
        return Mono.defer(() -> {
            int most = Math.toIntExact(this.settings.answerSizeMax().toBytes());
            var read = new AtomicInteger();
            return content.asByteArray()
                .takeUntil(part -> read.addAndGet(part.length) >= most)
                .take(this.settings.answerTimeMax())
                .onErrorResume(_ -> Flux.empty())
                .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .map(bytes -> new String(bytes.toByteArray(), 0, Math.min(bytes.size(), most), StandardCharsets.UTF_8));
        });
    }

}
