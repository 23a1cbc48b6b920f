// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
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

        private static final Duration LOOK = Duration.ofMillis(100);

        private final StompSettings settings = settings();

        private final List<String> socketOut = new ArrayList<>();

        private final FrameReader reader = new FrameReader(this.settings);

        private final Ticks ticks;

        private final StompSession session;

        private final OutboundQueue<Words> queue;

        private final ConnectionWatch watch;

        private boolean readsNothing;

        private long sentAt;

        private CloseCode closeCode = CloseCode.NORMAL;

        SmallDoor(Ticks ticks) {
            this.ticks = ticks;
            this.session = new StompSession(this.settings, ticks);
            this.queue = new OutboundQueue<>(this.settings);
            this.watch = new ConnectionWatch(this.settings, ticks.now());
            this.sentAt = ticks.now();
            Flux.interval(LOOK, ticks.scheduler()).takeWhile(_ -> !isClosed()).subscribe(_ -> look());
        }

        void stopReading() {
            this.readsNothing = true;
        }

        void hear(String text) {
            List<ClientFrame> frames = this.reader.read(bytes(text), true);
            this.watch.heard(this.reader.partialFrame(), this.ticks.now());
            frames.forEach(this::act);
            send();
        }

        List<String> said() {
            return this.socketOut;
        }

        boolean isClosed() {
            return this.socketOut.stream().anyMatch(said -> said.startsWith("close"));
        }

        private void look() {
            var violation = this.watch.look(this.ticks.now());
            if (violation != null) {
                act(violation);
            }
            boolean quiet = this.session.isConnected()
                    && !this.ticks.remaining(this.sentAt, this.session.pact().outgoing()).isPositive();
            if (quiet && this.queue.waitingBytes() == 0) {
                say(ServerFrames.heartBeat());
            }
            send();
        }

        private void send() {
            if (!this.readsNothing) {
                for (Words next = this.queue.poll(); next != null; next = this.queue.poll()) {
                    this.socketOut.add(TestConnection.text(next.octets()));
                    this.sentAt = this.ticks.now();
                }
            }
            if (this.queue.isDone() && !isClosed()) {
                CloseCode code = this.queue.isSlowReader() ? CloseCode.SLOW_READER : this.closeCode;
                this.socketOut.add("close " + code.value());
            }
        }

        private void act(ClientFrame frame) {
            switch (this.session.receive(frame)) {
                case ClientFrame.Connect _ -> {
                    this.watch.connected(this.session.pact(), this.ticks.now());
                    say(ServerFrames.connected(this.settings));
                }
                case ClientFrame.Send send -> sent(send);
                case ClientFrame.Disconnect(var receipt) -> end(CloseCode.NORMAL, receipt);
                case ClientFrame.Violation violation -> {
                    say(ServerFrames.error(violation.detail(), violation.receipt(), bytes("{}")));
                    end(violation.breach().closeCode(), null);
                }
                default -> {
                    // nothing to carry out
                }
            }
        }

        private void sent(ClientFrame.Send send) {
            var message = SharedMessage.of(send.destination(), "1", "text/plain", Map.of(), send.body());
            this.session.subscriptions().keySet().forEach(id -> {
                var out = new ByteArrayOutputStream();
                message.writeTo(out::write, SharedMessage.subscriber(id));
                say(out.toByteArray());
            });
            receipt(send.receipt());
        }

        private void receipt(@Nullable String receipt) {
            if (receipt != null) {
                say(ServerFrames.receipt(receipt, Map.of()));
            }
        }

        private void say(byte[] octets) {
            this.queue.offer(new Words(octets));
        }

        private void end(CloseCode code, @Nullable String receipt) {
            receipt(receipt);
            this.closeCode = code;
            this.queue.finish();
        }

        private record Words(byte[] octets) implements QueuedFrame {

            @Override
            public int weight() {
                return this.octets.length;
            }

        }

    }

}
