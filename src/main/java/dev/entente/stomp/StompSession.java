// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/// The rules of one connection: what may come when, at what pace, and which subscriptions there are.
///
/// It decides and remembers, and does nothing else. It is used by one thread at a time, in the order of the frames.
public final class StompSession {

    /// The only version that is spoken.
    public static final String VERSION = "1.2";

    private enum State {

        AWAITING_CONNECT, CONNECTED, CLOSING

    }

    private static final int BURST_SECONDS = 2;

    private final StompSettings settings;

    private final Allowance frames;

    private final Allowance lineFeeds;

    private final Map<String, String> subscriptions = new LinkedHashMap<>();

    private State state = State.AWAITING_CONNECT;

    private @Nullable HeartBeatPact pact;

    public StompSession(StompSettings settings, Ticks ticks) {
        this.settings = settings;
        int frameRate = settings.framesPerSecondMax();
        this.frames = new Allowance(ticks, frameRate, Duration.ofSeconds(1), BURST_SECONDS * frameRate);
        int lineFeedRate = settings.lineFeedsPerMinuteMax();
        this.lineFeeds = new Allowance(ticks, lineFeedRate, Duration.ofMinutes(1), lineFeedRate);
    }

    /// Judges the next frame. The answer is what the caller has to act on: the frame
    /// itself, or what became of it
    /// ([ClientFrame.Hasty], [ClientFrame.Violation], [ClientFrame.Late]). After a
    /// violation or a DISCONNECT all is late.
    public ClientFrame receive(ClientFrame frame) {
        if (this.state == State.CLOSING) {
            return new ClientFrame.Late();
        }
        ClientFrame judged = paced(frame);
        if (judged instanceof ClientFrame.Violation || judged instanceof ClientFrame.Disconnect) {
            close();
        }
        return judged;
    }

    /// Ends the session for a reason that lies outside the protocol; what comes from now
    /// on is late.
    public void close() {
        this.state = State.CLOSING;
        this.subscriptions.clear();
    }

    public boolean isConnected() {
        return this.state == State.CONNECTED;
    }

    /// What was agreed on with the CONNECT that was received.
    public HeartBeatPact pact() {
        return Objects.requireNonNull(this.pact, "there was no CONNECT yet");
    }

    /// The subscriptions by their id, with the destination of each; a view.
    public Map<String, String> subscriptions() {
        return Collections.unmodifiableMap(this.subscriptions);
    }

    private ClientFrame paced(ClientFrame frame) {
        if (frame instanceof ClientFrame.HeartBeat(var count)) {
            this.lineFeeds.take(count);
            return this.lineFeeds.isOverdrawn() ? Breach.TOO_FAST.because("there are too many heart-beats") : frame;
        }
        this.frames.take(1);
        if (this.frames.isFarOverdrawn()) {
            return Breach.TOO_FAST.because("there are too many frames").with(receipt(frame));
        }
        ClientFrame judged = judged(frame);
        boolean canWait = judged instanceof ClientFrame.Send;
        return (canWait && this.frames.isOverdrawn()) ? new ClientFrame.Hasty(judged) : judged;
    }

    private ClientFrame judged(ClientFrame frame) {
        if (this.state == State.AWAITING_CONNECT && !mayComeFirst(frame)) {
            return Breach.NOT_CONNECTED.because("the first frame is CONNECT").with(receipt(frame));
        }
        return switch (frame) {
            case ClientFrame.Connect connect -> connect(connect);
            case ClientFrame.Subscribe subscribe -> subscribe(subscribe);
            case ClientFrame.Unsubscribe unsubscribe -> unsubscribe(unsubscribe);
            case ClientFrame.Acknowledge(var _, var receipt) ->
                Breach.ACKNOWLEDGEMENT_UNKNOWN.because("nothing waits for an acknowledgement").with(receipt);
            case ClientFrame.Send _, ClientFrame.Disconnect _, ClientFrame.HeartBeat _, ClientFrame.Violation _,
                    ClientFrame.Hasty _, ClientFrame.Late _ ->
                frame;
        };
    }

    private static boolean mayComeFirst(ClientFrame frame) {
        return frame instanceof ClientFrame.Connect || frame instanceof ClientFrame.Violation;
    }

    private ClientFrame connect(ClientFrame.Connect connect) {
        if (this.state == State.CONNECTED) {
            return Breach.ALREADY_CONNECTED.because("a connection takes one CONNECT");
        }
        if (!connect.versions().contains(VERSION)) {
            return Breach.VERSION_NOT_SUPPORTED.because("the supported version is " + VERSION);
        }
        this.pact = HeartBeatPact.between(this.settings, connect.offer());
        this.state = State.CONNECTED;
        return connect;
    }

    private ClientFrame subscribe(ClientFrame.Subscribe subscribe) {
        if (this.subscriptions.containsKey(subscribe.id())) {
            return Breach.SUBSCRIPTION_EXISTS.because("the subscription id is in use").with(subscribe.receipt());
        }
        if (this.subscriptions.size() >= this.settings.subscriptionsMax()) {
            return Breach.TOO_MANY_SUBSCRIPTIONS
                .because("a connection holds at most " + this.settings.subscriptionsMax() + " subscriptions")
                .with(subscribe.receipt());
        }
        this.subscriptions.put(subscribe.id(), subscribe.destination());
        return subscribe;
    }

    private ClientFrame unsubscribe(ClientFrame.Unsubscribe unsubscribe) {
        if (this.subscriptions.remove(unsubscribe.id()) == null) {
            return Breach.SUBSCRIPTION_UNKNOWN.because("there is no such subscription").with(unsubscribe.receipt());
        }
        return unsubscribe;
    }

    private static @Nullable String receipt(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Subscribe subscribe -> subscribe.receipt();
            case ClientFrame.Unsubscribe unsubscribe -> unsubscribe.receipt();
            case ClientFrame.Send send -> send.receipt();
            case ClientFrame.Acknowledge acknowledge -> acknowledge.receipt();
            case ClientFrame.Disconnect disconnect -> disconnect.receipt();
            case ClientFrame.Violation violation -> violation.receipt();
            case ClientFrame.HeartBeat _, ClientFrame.Connect _, ClientFrame.Hasty _, ClientFrame.Late _ -> null;
        };
    }

}
