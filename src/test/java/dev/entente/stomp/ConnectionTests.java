// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

/// All parts together, as a door drives them, with a socket made of two sinks.
class ConnectionTests {

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final SmallDoor door = new SmallDoor(TestConnection.ticks(this.time));

    @Test
    void connectsSubscribesAndGetsMessages() {
        this.door.hear("CONNECT\naccept-version:1.2\nheart-beat:10000,10000\n\n^");
        this.door.hear("SUBSCRIBE\nid:s\ndestination:/topic/a\n\n^SEND\ndestination:/topic/a\nreceipt:r\n\nhi^");

        assertThat(this.door.said()).containsExactly("CONNECTED\nversion:1.2\nheart-beat:10000,10000\n\n^",
                "MESSAGE\nsubscription:s\ndestination:/topic/a\nmessage-id:1\ncontent-type:text/plain\ncontent-length:2\n\nhi^",
                "RECEIPT\nreceipt-id:r\n\n^");
        assertThat(this.door.isClosed()).isFalse();
    }

    @Test
    void saysErrorBeforeItCloses() {
        this.door.hear("CONNECT\naccept-version:1.2\n\n^");
        this.door.hear("UNSUBSCRIBE\nid:unknown\nreceipt:r\n\n^SEND\ndestination:/a\n\nnever carried out^");

        assertThat(this.door.said()).hasSize(3);
        assertThat(this.door.said().get(1)).startsWith("ERROR\n").contains("\nreceipt-id:r\n");
        assertThat(this.door.said().getLast()).isEqualTo("close 1002");
    }

    @Test
    void confirmsDisconnectBeforeItCloses() {
        this.door.hear("CONNECT\naccept-version:1.2\n\n^DISCONNECT\nreceipt:bye\n\n^");

        assertThat(this.door.said().subList(1, 3)).containsExactly("RECEIPT\nreceipt-id:bye\n\n^", "close 1000");
    }

    @Test
    void leavesAStrangerWhoSaysNothing() {
        this.time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(this.door.said()).hasSize(2).first().asString().startsWith("ERROR\n");
        assertThat(this.door.said().getLast()).isEqualTo("close 1008");
    }

    @Test
    void leavesAClientInTheMiddleOfItsFrame() {
        this.door.hear("CONNECT\naccept-version:1.2\n\n^SEND\ndestination:/a\ncontent-length:9\n\nhi^");
        this.time.advanceTimeBy(Duration.ofSeconds(10));

        assertThat(this.door.said().getLast()).isEqualTo("close 1002");
    }

    @Test
    void keepsAQuietConnectionAliveUntilTheClientIsGone() {
        this.door.hear("CONNECT\naccept-version:1.2\nheart-beat:10000,10000\n\n^");
        for (int beat = 0; beat < 6; beat++) {
            this.time.advanceTimeBy(Duration.ofSeconds(10));
            this.door.hear("\n");
        }
        assertThat(this.door.isClosed()).isFalse();
        assertThat(this.door.said()).filteredOn("\n"::equals).hasSize(6);

        this.time.advanceTimeBy(Duration.ofSeconds(20));

        assertThat(this.door.said().getLast()).isEqualTo("close 3012");
    }

    @Test
    void closesOnASlowReaderWithoutWaitingForIt() {
        this.door.stopReading();
        this.door.hear("CONNECT\naccept-version:1.2\n\n^SUBSCRIBE\nid:s\ndestination:/a\n\n^");
        String big = "SEND\ndestination:/a\n\n" + "b".repeat(60_000) + "^";
        for (int sent = 0; sent < 20; sent++) {
            this.time.advanceTimeBy(Duration.ofSeconds(1));
            this.door.hear(big);
        }

        assertThat(this.door.said()).containsExactly("close 3008");
    }

    /// The least that a door has to do.
    private static final class SmallDoor {

        private final StompSettings settings = settings();

        private final Sinks.Many<byte[]> socketIn = Sinks.many().unicast().onBackpressureBuffer();

        private final List<String> socketOut = new ArrayList<>();

        private final FrameReader reader = new FrameReader(this.settings);

        private final StompSession session;

        private final OutboundQueue queue;

        private final ConnectionWatch watch;

        private final HeartBeats heartBeats;

        private final Sinks.Empty<Void> reading = Sinks.empty();

        private boolean readsNothing;

        private CloseCode closeCode = CloseCode.NORMAL;

        SmallDoor(Ticks ticks) {
            this.session = new StompSession(this.settings, ticks);
            this.queue = new OutboundQueue(this.settings, ticks);
            this.watch = new ConnectionWatch(this.settings, ticks);
            this.heartBeats = new HeartBeats(this.queue, ticks);
            Mono.defer(this::send)
                .takeUntilOther(this.queue.givenUp())
                .then(Mono.fromRunnable(this::close))
                .subscribe();
            Flux<ClientFrame> heard = this.socketIn.asFlux().concatMapIterable(this::read);
            Flux.merge(heard, this.watch.failure()).concatMap(this::act).subscribe();
        }

        void stopReading() {
            this.readsNothing = true;
        }

        void hear(String text) {
            this.socketIn.tryEmitNext(bytes(text)).orThrow();
        }

        List<String> said() {
            return this.socketOut;
        }

        boolean isClosed() {
            return this.socketOut.stream().anyMatch(said -> said.startsWith("close"));
        }

        private Mono<Void> send() {
            return this.queue.frames()
                .delayUntil(_ -> this.readsNothing ? this.reading.asMono() : Mono.empty())
                .doOnNext(frame -> this.socketOut.add(TestConnection.text(frame)))
                .then();
        }

        private void close() {
            CloseCode code = this.queue.isSlowReader() ? CloseCode.SLOW_READER : this.closeCode;
            this.socketOut.add("close " + code.value());
        }

        private List<ClientFrame> read(byte[] piece) {
            List<ClientFrame> frames = this.reader.read(piece, true);
            this.watch.heard(this.reader.partialFrame());
            return frames;
        }

        private Mono<Void> act(ClientFrame frame) {
            switch (this.session.receive(frame)) {
                case ClientFrame.Connect _ -> connected();
                case ClientFrame.Send send -> sent(send);
                case ClientFrame.Disconnect(var receipt) -> end(CloseCode.NORMAL, receipt);
                case ClientFrame.Violation violation -> {
                    this.queue.offer(ServerFrames.error(violation.detail(), violation.receipt(), bytes("{}")));
                    end(violation.breach().closeCode(), null);
                }
                default -> {
                    // nothing to carry out
                }
            }
            this.watch.heard();
            return this.session.isConnected() && frame instanceof ClientFrame.Connect ? beat() : Mono.empty();
        }

        private void connected() {
            this.watch.connected(this.session.pact());
            this.queue.offer(ServerFrames.connected(this.settings));
        }

        private Mono<Void> beat() {
            this.heartBeats.beat(this.session.pact()).subscribe();
            return Mono.empty();
        }

        private void sent(ClientFrame.Send send) {
            var message = SharedMessage.of(send.destination(), "1", "text/plain", Map.of(), send.body());
            this.session.subscriptions().keySet().forEach(id -> this.queue.offer(message.to(id, Map.of())));
            receipt(send.receipt());
        }

        private void receipt(@Nullable String receipt) {
            if (receipt != null) {
                this.queue.offer(ServerFrames.receipt(receipt, Map.of()));
            }
        }

        private void end(CloseCode code, @Nullable String receipt) {
            receipt(receipt);
            this.closeCode = code;
            this.queue.finish();
        }

    }

}
