// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A well-behaved client of one thread over STOMP: comes back by itself after a spread pause, subscribes with the last
/// number it knows, says again under the same id what nobody confirmed, and writes down everything.
public final class ThreadMember implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration TICK = Duration.ofMillis(500);

    private static final Duration BEAT = Duration.ofSeconds(10);

    /// How often it asks to hear from the server.
    private static final Duration HEAR_EVERY = Duration.ofSeconds(1);

    private static final Set<String> PASSING = Set.of("busy", "unavailable", "too-many", "fault", "still-running");

    private static final String LISTENING = "listening";

    private final Map<String, String> unconfirmed = new LinkedHashMap<>();

    private final Set<String> sent = ConcurrentHashMap.newKeySet();

    private final AtomicInteger sessions = new AtomicInteger();

    private final Testimony testimony;

    private final String token;

    private final IntSupplier port;

    private volatile Duration returnMax = Duration.ofMillis(400);

    private volatile @Nullable StompLink link;

    private volatile boolean listening;

    private volatile boolean leaving;

    private volatile boolean sentAway;

    private @Nullable Thread life;

    private ThreadMember(Witness witness, String token, IntSupplier port) {
        this.testimony = new Testimony(witness);
        this.token = token;
        this.port = port;
    }

    /// @param port asked for each connection, so that a client may come to another node
    public static ThreadMember of(Witness witness, String token, IntSupplier port) {
        return new ThreadMember(witness, token, port);
    }

    public Testimony testimony() {
        return this.testimony;
    }

    /// The longest pause before it comes back.
    public ThreadMember returningWithin(Duration pause) {
        this.returnMax = pause;
        return this;
    }

    /// Comes, and stays until it is closed.
    public ThreadMember join() {
        this.life = Thread.ofVirtual().name("member-" + this.testimony.witness()).start(this::live);
        return this;
    }

    public ThreadMember awaitListening() {
        await("listens", () -> this.listening);
        return this;
    }

    public boolean isListening() {
        return this.listening;
    }

    /// Says it as soon as there is a line, and again until it is confirmed or refused for
    /// good.
    public String say(String text) {
        var id = UUID.randomUUID().toString();
        synchronized (this.unconfirmed) {
            this.testimony.add(new Testimony.Said(id, text));
            this.unconfirmed.put(id, text);
            if (this.listening) {
                send(this.sessions.get(), id, text);
            }
        }
        return id;
    }

    /// How many words wait for their receipt.
    public int unconfirmed() {
        synchronized (this.unconfirmed) {
            return this.unconfirmed.size();
        }
    }

    public ThreadMember awaitConfirmed() {
        await("has everything confirmed", () -> unconfirmed() == 0);
        return this;
    }

    public ThreadMember awaitSeen(long seq) {
        await("has seen " + seq, () -> this.testimony.lastSeen() >= seq);
        return this;
    }

    /// How many heart-beats it has heard over its present line.
    public long beats() {
        var current = this.link;
        return (current == null) ? 0 : current.beats();
    }

    /// Reads nothing any more while the line stays open, or goes on.
    public void read(boolean reading) {
        var current = this.link;
        if (current != null) {
            current.read(reading);
        }
    }

    /// Loses its line without a goodbye; it comes back.
    public void drop() {
        var current = this.link;
        if (current != null) {
            current.drop();
        }
    }

    @Override
    public void close() {
        this.leaving = true;
        drop();
        var ending = this.life;
        if (ending != null) {
            ending.interrupt();
        }
    }

    private void await(String what, BooleanSupplier wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end || this.sentAway) {
                throw new AssertionError("%s never %s: %s, refused %s, closed %s".formatted(this.testimony.witness(),
                        what, List.copyOf(this.unconfirmed.keySet()), this.testimony.refusals(),
                        this.testimony.closes()));
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private void live() {
        try {
            while (!this.leaving && !this.sentAway) {
                visit(this.sessions.incrementAndGet());
                Thread.sleep(ThreadLocalRandom.current().nextLong(this.returnMax.toMillis() + 1));
            }
        }
        catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }

    private void visit(int session) throws InterruptedException {
        var mine = new StompLink((link, frame) -> hear(session, link, frame));
        this.link = mine;
        try {
            mine.open(this.port.getAsInt());
        }
        catch (RuntimeException ex) {
            this.testimony.add(new Testimony.Close(session, StompLink.BROKEN, ex.toString()));
            return;
        }
        mine.send("CONNECT\naccept-version:1.2\nhost:entente\nheart-beat:%d,%d\nAuthorization:Bearer %s\n\n\0"
            .formatted(BEAT.toMillis(), HEAR_EVERY.toMillis(), this.token));
        var end = stay(mine);
        this.listening = false;
        this.testimony.add(new Testimony.Close(session, end.code(), end.reason()));
        this.sentAway = end.code() >= 3500;
    }

    private StompLink.End stay(StompLink mine) throws InterruptedException {
        long beatAt = System.nanoTime();
        var end = mine.awaitEnd(TICK, BEAT.multipliedBy(3));
        while (end == null) {
            if (System.nanoTime() - beatAt > BEAT.toNanos() / 2) {
                beatAt = System.nanoTime();
                mine.send("\n");
            }
            end = mine.awaitEnd(TICK, BEAT.multipliedBy(3));
        }
        return end;
    }

    private void hear(int session, StompLink mine, Frame frame) {
        if (this.sessions.get() != session) {
            return;
        }
        switch (frame.command()) {
            case "CONNECTED" -> subscribe(session, mine);
            case "RECEIPT" -> confirmed(session, frame);
            case "MESSAGE" -> told(session, frame);
            default -> this.testimony.add(new Testimony.Refusal(frame.header("receipt-id"), frame.body(), true));
        }
    }

    private void subscribe(int session, StompLink mine) {
        long after = this.testimony.lastSeen();
        this.testimony.add(new Testimony.Resume(session, after));
        mine.send("SUBSCRIBE\nid:refusals\ndestination:/user/queue/refusals\n\n\0");
        mine.send("SUBSCRIBE\nid:thread\ndestination:/topic/conversations/%s\nafter:%d\nreceipt:%s\n\n\0"
            .formatted(this.testimony.witness().thread(), after, LISTENING));
    }

    private void confirmed(int session, Frame frame) {
        var id = frame.header("receipt-id");
        if (id.equals(LISTENING)) {
            sayAgain(session);
            return;
        }
        synchronized (this.unconfirmed) {
            this.testimony.add(new Testimony.Ack(id, frame.number("seq")));
            this.unconfirmed.remove(id);
        }
    }

    private void sayAgain(int session) {
        synchronized (this.unconfirmed) {
            this.listening = true;
            this.unconfirmed.forEach((id, text) -> send(session, id, text));
        }
    }

    private void told(int session, Frame frame) {
        if (frame.header("subscription").equals("refusals")) {
            refused(session, frame);
        }
        else if (frame.headers().containsKey("seq")) {
            this.testimony.add(seen(session, frame, JSON.readTree(frame.body())));
        }
    }

    private static Testimony.Seen seen(int session, Frame frame, JsonNode event) {
        var to = event.get("to").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return new Testimony.Seen(session, frame.number("seq"), frame.number("prev"), event.get("id").asString(),
                event.get("conversation_id").asString(), event.get("kind").asString(), to,
                event.path("body").path("client_id").asString(null));
    }

    private void refused(int session, Frame frame) {
        var id = frame.header("receipt-id");
        var code = JSON.readTree(frame.body()).path("type").asString("").replaceAll(".*/", "");
        boolean passing = PASSING.contains(code);
        this.testimony.add(new Testimony.Refusal(id, code, passing));
        synchronized (this.unconfirmed) {
            if (!passing) {
                this.unconfirmed.remove(id);
            }
            else if (this.unconfirmed.containsKey(id)) {
                Thread.ofVirtual().start(() -> sayLater(session, id));
            }
        }
    }

    private void sayLater(int session, String id) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(200_000_000, 600_000_000));
        synchronized (this.unconfirmed) {
            var text = this.unconfirmed.get(id);
            if (text != null && this.sessions.get() == session && this.listening) {
                send(session, id, text);
            }
        }
    }

    private void send(int session, String id, String text) {
        var over = this.link;
        if (over == null) {
            return;
        }
        if (!this.sent.add(id)) {
            this.testimony.add(new Testimony.Resent(session, id));
        }
        var body = JSON.createObjectNode().put("client_id", id).put("kind", "text").put("text", text);
        over.send("SEND\ndestination:/app/conversations/%s/events\ncontent-type:application/json\nreceipt:%s\n\n%s\0"
            .formatted(this.testimony.witness().thread(), id, body));
    }

}
