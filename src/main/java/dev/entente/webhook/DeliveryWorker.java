// SPDX-License-Identifier: Apache-2.0

package dev.entente.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLException;

import io.netty.channel.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import dev.entente.egress.Answer;
import dev.entente.egress.Courier;
import dev.entente.egress.ForbiddenAddress;
import dev.entente.webhook.Bookkeeping.LeaseLost;
import dev.entente.worker.Nudge;
import dev.entente.worker.Worker;

/// Brings messages to endpoints: leases what is due, calls outside any transaction, writes down what came of it. It may
/// die at any line; then the lease ends and the message goes out again under the same id. A planned stop gives the lease
/// back.
final class DeliveryWorker extends Worker {

    private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

    private final AtomicInteger underWay = new AtomicInteger();

    private final R2dbcClaims claims;

    private final Bookkeeping books;

    private final Courier courier;

    private final Nudge nudge;

    private final WebhookMetrics metrics;

    private final WebhookSettings settings;

    DeliveryWorker(R2dbcClaims claims, Bookkeeping books, Courier courier, Nudge nudge, WebhookMetrics metrics,
            WebhookSettings settings) {
        super(nudge, settings.pollEvery(), settings.stopGrace());
        this.claims = claims;
        this.books = books;
        this.courier = courier;
        this.nudge = nudge;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    protected Mono<Void> work(Flux<?> calls) {
        return calls.concatMap(_ -> claimFree(), 1).flatMap(this::make, this.settings.concurrencyMax(), 1).then();
    }

    /// Leases as many due deliveries as there are free hands.
    private Flux<Claim> claimFree() {
        return Flux.defer(() -> {
            int free = this.settings.concurrencyMax() - this.underWay.get();
            return free > 0 ? this.claims.take(free, this.settings.perEndpointMax(), this.settings.leaseFor())
                    : Flux.empty();
        }).doOnNext(_ -> this.underWay.incrementAndGet()).onErrorResume(error -> {
            log.warn("Due deliveries could not be read, trying again in {}: {}", this.settings.pollEvery(),
                    error.toString());
            return Flux.empty();
        });
    }

    private Mono<Void> make(Claim claim) {
        var made = deliver(claim).onErrorResume(error -> leave(claim, error));
        return orPutBack(made, putBack(claim)).doFinally(_ -> {
            this.underWay.decrementAndGet();
            this.nudge.ring();
        });
    }

    private Mono<Void> putBack(Claim claim) {
        return this.claims.putBack(claim).onErrorResume(error -> leave(claim, error));
    }

    /// One try, written down.
    Mono<Void> deliver(Claim claim) {
        long sentAt = Instant.now().getEpochSecond();
        String signature = claim.signature(sentAt);
        long start = System.nanoTime();
        return this.courier.post(claim.url(), claim.headers(sentAt, signature), claim.bytes())
            .map(answer -> new Tried(sentAt, signature, millisSince(start), answer, null))
            .onErrorResume(
                    error -> Mono.just(new Tried(sentAt, signature, millisSince(start), null, describe(claim, error))))
            .flatMap(tried -> book(claim, tried, outcome(claim, tried)));
    }

    private Mono<Void> book(Claim claim, Tried tried, Outcome outcome) {
        return this.books.book(claim, tried, outcome).doOnSuccess(_ -> this.metrics.booked(outcome, tried.latencyMs()));
    }

    private Outcome outcome(Claim claim, Tried tried) {
        return Outcome.of(claim, tried.answer(), this.settings, ThreadLocalRandom.current().nextDouble());
    }

    private static int millisSince(long start) {
        return Math.toIntExact(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /// What the owner may know of it.
    private static String describe(Claim claim, Throwable error) {
        return switch (error) {
            case ForbiddenAddress forbidden -> "The address was not called: " + forbidden.getMessage();
            case TimeoutException _ -> "No answer in time";
            case ConnectTimeoutException _ -> "No connection in time";
            case SSLException tls -> "No secure connection: " + tls.getMessage();
            default -> {
                log.info("Message {} did not reach {}: {}", claim.messageId(), claim.endpointId(), error.toString());
                yield "The call failed: " + error.getClass().getSimpleName();
            }
        };
    }

    private static Mono<Void> leave(Claim claim, Throwable error) {
        if (error instanceof LeaseLost lost) {
            log.info("{}; somebody else carries on", lost.getMessage());
        }
        else {
            log.warn("Message {} for {} waits for its lease to end: {}", claim.messageId(), claim.endpointId(),
                    error.toString());
        }
        return Mono.empty();
    }

}
