// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

import dev.entente.conversation.Announcement;
import dev.entente.conversation.StoredEvent;
import dev.entente.conversation.ThreadListener;
import dev.entente.conversation.Threads;
import dev.entente.gateway.EventJson;
import dev.entente.gateway.Passing;
import dev.entente.gateway.Reader;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.stomp.SharedMessage;

/// One subscriber of one thread: first what was missed, as fast as the line takes it, then what is said. What is said
/// meanwhile is held, up to a number of events.
final class ThreadFeed implements ThreadListener, Disposable {

    private static final int HELD_MAX = 8192;

    private final Disposable.Composite ending = Disposables.composite();

    private final Threads threads;

    private final Listening to;

    private final Wire wire;

    private final byte[] subscriber;

    private final Consumer<Throwable> broken;

    private @Nullable Deque<Announcement> held = new ArrayDeque<>(1);

    private long passedOn;

    ThreadFeed(Threads threads, Listening to, Wire wire, byte[] subscriber, Consumer<Throwable> broken) {
        this.threads = threads;
        this.to = to;
        this.wire = wire;
        this.subscriber = subscriber;
        this.broken = broken;
    }

    /// Takes a seat, reads what was missed after that number and goes on from there.
    ///
    /// @param after the last number that the subscriber has seen
    ThreadFeed start(long after) {
        this.ending.add(this.threads.join(this.to.thread(), this)
            .flatMap(seat -> seated(seat, after))
            .subscribe(null, this.broken, this::goLive));
        return this;
    }

    private Mono<Void> seated(Threads.Seat seat, long after) {
        this.ending.add(seat.leave()::run);
        this.passedOn = Math.max(after, seat.from());
        return this.threads.replay(this.to.thread(), this.to.reader().role(), after, seat.from())
            .concatMap(this::replayed)
            .then();
    }

    private Mono<Void> replayed(StoredEvent event) {
        if (this.wire.hasRoom()) {
            passOn(new Announcement(event));
            return Mono.empty();
        }
        return this.wire.room().then(Mono.fromRunnable(() -> passOn(new Announcement(event))));
    }

    private synchronized void goLive() {
        Deque<Announcement> waiting = this.held;
        this.held = null;
        if (waiting != null) {
            waiting.forEach(this::hear);
        }
    }

    @Override
    public synchronized void hear(Announcement announcement) {
        if (this.held == null) {
            StoredEvent event = announcement.event();
            if (event.seq() > this.passedOn && event.to().has(this.to.reader().role())) {
                passOn(announcement);
            }
        }
        else if (this.held.size() < HELD_MAX) {
            this.held.add(announcement);
        }
        else {
            this.broken.accept(Refused.because(Refusal.Reason.TOO_MANY, "This reader is too slow."));
        }
    }

    private void passOn(Announcement announcement) {
        this.wire.post(new EventFrame(announcement, this));
    }

    @Override
    public void pass(byte[] message) {
        Passing passing = this.to.topic().passing(message, this.to);
        if (passing != null) {
            this.wire.post(new MessageFrame(this.to.topic().message(this.to, passing), this.subscriber));
        }
    }

    @Override
    public void dispose() {
        this.ending.dispose();
    }

    /// Who listens to what.
    ///
    /// @param destination as the client named it
    record Listening(ThreadTopic topic, UUID thread, Caller caller, Reader reader, String destination) {
    }

    /// An event that is rendered when it is its turn, if nobody else has done so.
    private record EventFrame(Announcement announcement, ThreadFeed feed) implements Frame {

        private static final int HEADERS = 480;

        @Override
        public int weight() {
            return this.announcement.event().body().length() + HEADERS;
        }

        @Override
        public void writeTo(ByteBuf out) {
            EventJson json = this.feed.to.topic().json();
            SharedMessage message = this.announcement
                .share(EventMessages.class, event -> new EventMessages(event, json))
                .of(this.feed.to.reader());
            TextHead.write(out, message.length(this.feed.subscriber));
            message.writeTo(out::writeBytes, this.feed.subscriber);
        }

    }

}
