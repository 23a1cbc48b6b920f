// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.scheduler.VirtualTimeScheduler;

import static dev.entente.stomp.TestConnection.bytes;
import static dev.entente.stomp.TestConnection.settings;
import static org.assertj.core.api.Assertions.assertThat;

class StompSessionTests {

    private static final StompSettings SETTINGS = settings();

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private StompSession session = session();

    @ParameterizedTest
    @ValueSource(
            strings = { "SEND\ndestination:/a\nreceipt:r1\n\n^", "SUBSCRIBE\nid:1\ndestination:/a\nreceipt:r1\n\n^",
                    "UNSUBSCRIBE\nid:1\nreceipt:r1\n\n^", "ACK\nid:1\nreceipt:r1\n\n^", "DISCONNECT\nreceipt:r1\n\n^" })
    void refusesAllBeforeConnect(String frame) {
        assertThat(receive(frame)).satisfies(judged -> breaks(judged, Breach.NOT_CONNECTED, "r1"));
    }

    @Test
    void refusesASecondConnect() {
        connect();

        assertThat(receive("CONNECT\naccept-version:1.2\n\n^"))
            .satisfies(judged -> breaks(judged, Breach.ALREADY_CONNECTED, null));
    }

    @ParameterizedTest
    @ValueSource(strings = { "accept-version:1.0\n", "accept-version:1.0,1.1\n", "accept-version:\n",
            "accept-version:12\n", "" })
    void namesTheVersionItSpeaksToThoseWhoDoNot(String header) {
        var judged = receive("CONNECT\n" + header + "\n^");

        breaks(judged, Breach.VERSION_NOT_SUPPORTED, null);
        assertThat(((ClientFrame.Violation) judged).detail()).contains("1.2");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1.2", "1.1,1.2", "1.0,1.1,1.2,1.3" })
    void speaksVersion12AmongOthers(String versions) {
        assertThat(receive("CONNECT\naccept-version:" + versions + "\n\n^")).isInstanceOf(ClientFrame.Connect.class);
        assertThat(this.session.isConnected()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0         | PT10S | PT0S
            1,1         | PT10S | PT10S
            30000,20000 | PT20S | PT30S
            0,60000     | PT1M  | PT0S
            60000,0     | PT10S | PT1M
            """)
    void agreesOnTheRarerHeartBeat(String offer, Duration outgoing, Duration incoming) {
        receive("CONNECT\naccept-version:1.2\nheart-beat:" + offer + "\n\n^");

        assertThat(this.session.pact()).isEqualTo(new HeartBeatPact(outgoing, incoming));
    }

    @Test
    void refusesASubscriptionIdInUse() {
        connect();
        assertThat(subscribe("1", "/a")).isInstanceOf(ClientFrame.Subscribe.class);

        breaks(subscribe("1", "/b"), Breach.SUBSCRIPTION_EXISTS, "r1");
    }

    @Test
    void takesASubscriptionIdAgainOnceItIsFree() {
        connect();
        subscribe("1", "/a");
        assertThat(this.session.subscriptions()).isEqualTo(Map.of("1", "/a"));

        assertThat(receive("UNSUBSCRIBE\nid:1\n\n^")).isEqualTo(new ClientFrame.Unsubscribe("1", null));

        assertThat(subscribe("1", "/b")).isInstanceOf(ClientFrame.Subscribe.class);
        assertThat(this.session.subscriptions()).isEqualTo(Map.of("1", "/b"));
    }

    @Test
    void refusesThe129thSubscription() {
        connect();
        for (int id = 1; id <= 128; id++) {
            this.time.advanceTimeBy(Duration.ofMillis(100));
            assertThat(subscribe("s" + id, "/a")).isInstanceOf(ClientFrame.Subscribe.class);
        }

        breaks(subscribe("s129", "/a"), Breach.TOO_MANY_SUBSCRIPTIONS, "r1");
    }

    @Test
    void refusesToUnsubscribeTheUnknown() {
        connect();

        breaks(receive("UNSUBSCRIBE\nid:1\nreceipt:r1\n\n^"), Breach.SUBSCRIPTION_UNKNOWN, "r1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ACK", "NACK" })
    void refusesEveryAcknowledgement(String command) {
        connect();

        breaks(receive(command + "\nid:7\nreceipt:r1\n\n^"), Breach.ACKNOWLEDGEMENT_UNKNOWN, "r1");
    }

    @Test
    void hearsNothingAfterAViolation() {
        connect();
        subscribe("1", "/a");
        receive("ACK\nid:7\n\n^");

        assertThat(receive("SEND\ndestination:/a\n\n^")).isEqualTo(new ClientFrame.Late());
        assertThat(receive("ACK\nid:7\n\n^")).isEqualTo(new ClientFrame.Late());
        assertThat(this.session.subscriptions()).isEmpty();
        assertThat(this.session.isConnected()).isFalse();
    }

    @Test
    void hearsNothingAfterDisconnect() {
        connect();

        assertThat(receive("DISCONNECT\nreceipt:bye\n\n^")).isEqualTo(new ClientFrame.Disconnect("bye"));
        assertThat(receive("SEND\ndestination:/a\n\n^")).isEqualTo(new ClientFrame.Late());
    }

    @Test
    void asksAHastyClientToSlowDownThenLeaves() {
        this.session = session("frames-per-second-max=10");
        connect();

        var judged = new ArrayList<ClientFrame>();
        for (int sent = 0; sent < 1000; sent++) {
            this.time.advanceTimeBy(Duration.ofMillis(1));
            judged.add(receive("SEND\ndestination:/a\n\n^"));
        }

        assertThat(judged.subList(0, 15)).allMatch(ClientFrame.Send.class::isInstance);
        assertThat(judged).filteredOn(ClientFrame.Hasty.class::isInstance).hasSizeBetween(15, 25);
        assertThat(judged).filteredOn(ClientFrame.Violation.class::isInstance)
            .singleElement()
            .satisfies(frame -> breaks(frame, Breach.TOO_FAST, null));
        assertThat(judged.getLast()).isEqualTo(new ClientFrame.Late());
        assertThat(Breach.TOO_FAST.closeCode().value()).isBetween(3500, 3999);
    }

    @Test
    void hearsASteadyClientForEver() {
        this.session = session("frames-per-second-max=10");
        connect();

        for (int sent = 0; sent < 1000; sent++) {
            this.time.advanceTimeBy(Duration.ofMillis(100));
            assertThat(receive("SEND\ndestination:/a\n\n^")).isInstanceOf(ClientFrame.Send.class);
        }
    }

    @Test
    void leavesAClientThatOnlyBeats() {
        connect();

        assertThat(receive("\n".repeat(120))).isEqualTo(new ClientFrame.HeartBeat(120));
        breaks(receive("\n"), Breach.TOO_FAST, null);
    }

    @Test
    void bearsManyHeartBeatsOverTime() {
        for (int beat = 0; beat < 1000; beat++) {
            this.time.advanceTimeBy(Duration.ofMillis(500));
            assertThat(receive("\n")).isEqualTo(new ClientFrame.HeartBeat(1));
        }
    }

    private StompSession session(String... changes) {
        return new StompSession(settings(changes), TestConnection.ticks(this.time));
    }

    private void connect() {
        assertThat(receive("CONNECT\naccept-version:1.2\n\n^")).isInstanceOf(ClientFrame.Connect.class);
    }

    private ClientFrame subscribe(String id, String destination) {
        return receive("SUBSCRIBE\nid:" + id + "\ndestination:" + destination + "\nreceipt:r1\n\n^");
    }

    private ClientFrame receive(String frame) {
        List<ClientFrame> frames = new FrameReader(SETTINGS).read(bytes(frame), true);
        assertThat(frames).hasSize(1);
        return this.session.receive(frames.getFirst());
    }

    private static void breaks(ClientFrame judged, Breach breach, @Nullable String receipt) {
        assertThat(judged).isInstanceOfSatisfying(ClientFrame.Violation.class, violation -> {
            assertThat(violation.breach()).isEqualTo(breach);
            assertThat(violation.receipt()).isEqualTo(receipt);
        });
    }

}
