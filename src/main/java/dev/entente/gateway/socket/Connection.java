// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.NettyPipeline;

import dev.entente.conversation.Conversation;
import dev.entente.gateway.Problems;
import dev.entente.gateway.Speech;
import dev.entente.gateway.limit.Pace;
import dev.entente.party.Caller;
import dev.entente.party.Refused;
import dev.entente.stomp.ClientFrame;
import dev.entente.stomp.CloseCode;
import dev.entente.stomp.ServerFrames;
import dev.entente.stomp.StompSession;
import dev.entente.stomp.StompSettings;
import dev.entente.stomp.Ticks;

/// One client from CONNECT to its end: every frame is carried out in its turn, and every failure has an answer.
final class Connection {

    private final Wire wire;

    private final Rooms rooms;

    private final OpenSockets open;

    private final StompSettings stomp;

    private final StompSession session;

    private final SendLane lane;

    private final Answers answers;

    private final Feeds feeds;

    private final Map<UUID, Conversation> entered;

    private volatile @Nullable Caller caller;

    private volatile @Nullable Pace pace;

    private volatile boolean leaving;

    private final Line line;

    private final Scheduler loop;

    private String saidTo = "";

    private @Nullable UUID saidIn;

    Connection(Wire wire, Answers answers, Rooms rooms, OpenSockets open, Limits limits) {
        this.wire = wire;
        this.line = new Line(wire, limits.stomp(), answers.metrics(), this::act);
        this.loop = wire.scheduler();
        this.answers = answers;
        this.rooms = rooms;
        this.open = open;
        this.stomp = limits.stomp();
        this.session = new StompSession(limits.stomp(), Ticks.real());
        this.lane = new SendLane(wire.channel().eventLoop(), limits.socket().sendsInFlightMax());
        this.feeds = new Feeds(wire, answers);
        this.entered = lastUsed(limits.socket().threadsKnownMax());
    }

    private static Map<UUID, Conversation> lastUsed(int max) {
        return new LinkedHashMap<>(2, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Conversation> eldest) {
                return size() > max;
            }
        };
    }

    String address() {
        return this.wire.page().address();
    }

    /// Who it is, once the CONNECT was accepted.
    @Nullable Caller caller() {
        return this.caller;
    }

    /// Begins to listen; to be called on the connection's event loop, before anything can
    /// have come in.
    ///
    /// @return completes when the line is closed
    Mono<Void> run(int frameMax) {
        var pipeline = this.wire.channel().pipeline();
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "entente.whole", new WebSocketFrameAggregator(frameMax));
        pipeline.addBefore(NettyPipeline.ReactiveBridge, "entente.line", this.line);
        return this.wire.ended().doFinally(_ -> this.feeds.leaveAll());
    }

    /// A planned stop: what is on its way gets its receipt, nothing more is taken.
    Mono<Void> leave(Duration comeBackAfter) {
        this.leaving = true;
        return this.lane.drained()
            .timeout(this.stomp.closeTimeMax())
            .onErrorComplete()
            .then(Mono.fromRunnable(
                    () -> this.wire.end(CloseCode.GOING_AWAY, "come back in " + comeBackAfter.toMillis() + " ms")))
            .then(this.wire.ended());
    }

    /// The token was taken back; a new one is needed before anything else.
    void revoke() {
        this.leaving = true;
        this.wire.end(CloseCode.NOT_SIGNED_IN, "sign in again");
    }

    private Mono<Void> act(ClientFrame frame) {
        try {
            ClientFrame judged = this.session.receive(frame);
            Mono<Void> said = (judged instanceof ClientFrame.Send send) ? sayAtOnce(send) : null;
            return (said != null) ? said : carryOut(judged).onErrorResume(this::end);
        }
        catch (RuntimeException ex) {
            return end(ex);
        }
    }

    private Mono<Void> end(Throwable failure) {
        this.session.close();
        this.answers.error(Problems.of(failure), null);
        return Line.DONE;
    }

    /// By far the most frequent frame: words for a thread that was entered before. They
    /// wait for nothing here. Null for every other frame.
    private @Nullable Mono<Void> sayAtOnce(ClientFrame.Send send) {
        if (this.leaving || !this.lane.hasRoom() || !send.destination().equals(this.saidTo)) {
            return null;
        }
        Conversation thread = this.entered.get(this.saidIn);
        Speech.Heard words = (thread != null) ? this.rooms.sends().findWords(send.body()) : null;
        if (words == null) {
            return null;
        }
        try {
            paced().demand();
        }
        catch (Refused ex) {
            return refuse(send, ex);
        }
        say(send, thread, words);
        return Line.DONE;
    }

    private void say(ClientFrame.Send send, Conversation thread, Speech.Heard words) {
        this.lane.begin();
        this.rooms.sends().say(known(), thread, words, new Said(send, this.wire, this.lane, this.answers));
    }

    private Mono<Void> carryOut(ClientFrame frame) {
        if (this.leaving) {
            return Mono.empty();
        }
        return switch (frame) {
            case ClientFrame.Connect connect -> connect(connect);
            case ClientFrame.Subscribe subscribe -> this.lane.drained().then(subscribe(subscribe));
            case ClientFrame.Unsubscribe(var id, var receipt) -> this.lane.drained().then(unsubscribe(id, receipt));
            case ClientFrame.Send send -> send(send);
            case ClientFrame.Hasty(ClientFrame.Send send) -> refuse(send, Answers.tooFast());
            case ClientFrame.Disconnect(var receipt) -> this.lane.drained().then(disconnect(receipt));
            case ClientFrame.Violation violation ->
                this.lane.drained().then(Mono.fromRunnable(() -> this.answers.violated(violation)));
            case ClientFrame.Hasty _, ClientFrame.Acknowledge _, ClientFrame.HeartBeat _, ClientFrame.Late _ ->
                Mono.empty();
        };
    }

    private Mono<Void> connect(ClientFrame.Connect connect) {
        return this.rooms.welcome()
            .admit(connect, this.wire.page())
            .publishOn(this.loop)
            .doOnNext(this::connected)
            .then()
            .onErrorResume(failure -> error(failure, null));
    }

    private void connected(Caller admitted) {
        this.pace = this.rooms.limits().pace(admitted);
        this.caller = admitted;
        this.open.name(this, admitted);
        this.wire.say(ServerFrames.connected(this.stomp));
        Duration life = Duration.between(Instant.now(), admitted.expiresAt()).plus(this.rooms.bounds().tokenGrace());
        this.line.connected(this.session.pact(), life);
    }

    private Mono<Void> subscribe(ClientFrame.Subscribe subscribe) {
        return Mono.defer(() -> open(subscribe))
            .publishOn(this.loop)
            .doOnNext(feed -> subscribed(subscribe, feed))
            .then()
            .onErrorResume(failure -> error(failure, subscribe.receipt()));
    }

    private Mono<Feed> open(ClientFrame.Subscribe subscribe) {
        var place = Route.find(Route.Verb.SUBSCRIBE, subscribe.destination()).orElseThrow(Refused::notFound);
        if (place.route() == Route.REFUSALS) {
            this.answers.listen(subscribe.id());
        }
        return this.rooms.topics().open(known(), place, subscribe);
    }

    private void subscribed(ClientFrame.Subscribe subscribe, Feed feed) {
        this.answers.receipt(subscribe.receipt(), Map.of());
        this.feeds.follow(subscribe.id(), feed);
    }

    private Mono<Void> unsubscribe(String id, @Nullable String receipt) {
        return Mono.fromRunnable(() -> {
            this.feeds.leave(id);
            this.answers.leave(id);
            this.answers.receipt(receipt, Map.of());
        });
    }

    private Mono<Void> disconnect(@Nullable String receipt) {
        return Mono.fromRunnable(() -> {
            this.answers.receipt(receipt, Map.of());
            this.wire.end(CloseCode.NORMAL, "");
        });
    }

    private Mono<Void> send(ClientFrame.Send send) {
        return Mono.defer(() -> {
            paced().demand();
            var place = Route.find(Route.Verb.SEND, send.destination()).orElseThrow(Refused::notFound);
            return switch (place.route()) {
                case SAY -> say(send, place.thread(), this.rooms.sends().hear(send.body()));
                case TYPING -> passing(send, this.rooms.sends().typing(known(), place.thread()));
                case READ -> passing(send, this.rooms.sends().read(known(), place.thread(), send.body()));
                case THREAD, INBOX, REFUSALS, DESK -> Mono.<Void>error(Refused::notFound);
            };
        }).onErrorResume(failure -> refuse(send, failure));
    }

    /// Words go on their way without waiting for the words before; what acts waits until
    /// everything before it is done.
    private Mono<Void> say(ClientFrame.Send send, UUID id, Speech.Heard heard) {
        if (heard.isWords()) {
            return this.lane.room().then(enter(id)).doOnNext(thread -> {
                this.saidTo = send.destination();
                this.saidIn = id;
                say(send, thread, heard);
            }).then();
        }
        return this.lane.drained()
            .then(enter(id))
            .flatMap(thread -> this.rooms.sends().say(known(), thread, heard))
            .doOnNext(seq -> this.answers.receipt(send.receipt(), Map.of("seq", Long.toString(seq))))
            .then();
    }

    private Mono<Conversation> enter(UUID id) {
        return Mono.defer(() -> {
            Conversation known = this.entered.get(id);
            return (known != null) ? Mono.just(known)
                    : this.rooms.sends()
                        .enter(known(), id)
                        .publishOn(this.loop)
                        .doOnNext(thread -> this.entered.put(id, thread));
        });
    }

    private Mono<Void> passing(ClientFrame.Send send, Mono<Void> passing) {
        return this.lane.drained()
            .then(passing)
            .then(Mono.fromRunnable(() -> this.answers.receipt(send.receipt(), Map.of())));
    }

    /// Where nobody listens this is the end, and what was sent before gets its receipt
    /// first.
    private Mono<Void> refuse(ClientFrame.Send send, Throwable failure) {
        Mono<Void> before = this.answers.isHeard() ? Mono.empty() : this.lane.drained();
        return before.then(Mono.fromRunnable(() -> this.answers.refuse(send, failure)));
    }

    private Mono<Void> error(Throwable failure, @Nullable String receipt) {
        this.session.close();
        this.answers.error(Problems.of(failure), receipt);
        return Mono.empty();
    }

    private Pace paced() {
        return Objects.requireNonNull(this.pace, "nothing but CONNECT comes before CONNECT");
    }

    private Caller known() {
        return Objects.requireNonNull(this.caller, "nothing but CONNECT comes before CONNECT");
    }

    /// What bounds a connection.
    record Limits(StompSettings stomp, SocketSettings socket) {
    }

}
