// SPDX-License-Identifier: Apache-2.0

package dev.entente.nodes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.entente.faults.Frame;
import dev.entente.faults.Node;
import dev.entente.faults.StompLink;
import tools.jackson.databind.JsonNode;

/// Somebody who listens to one destination at one node and can say things there.
final class Ear implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private final CountDownLatch listening = new CountDownLatch(1);

    private final String destination;

    private final StompLink link;

    private Ear(Node node, String token, String destination) throws InterruptedException {
        this.destination = destination;
        this.link = new StompLink((_, frame) -> hear(frame)).open(node.port());
        this.link.send("CONNECT\naccept-version:1.2\nheart-beat:0,0\nAuthorization:Bearer " + token + "\n\n\0");
        if (!this.listening.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("nobody may listen to " + destination);
        }
    }

    static Ear at(Node node, String token, String destination) throws InterruptedException {
        return new Ear(node, token, destination);
    }

    private void hear(Frame frame) {
        switch (frame.command()) {
            case "CONNECTED" -> send("SUBSCRIBE\nid:1\nreceipt:listening\ndestination:" + this.destination + "\n\n\0");
            case "RECEIPT" -> this.listening.countDown();
            case "MESSAGE" -> this.heard.add(Door.JSON.readTree(frame.body()));
            default -> throw new AssertionError(frame);
        }
    }

    void send(String frame) {
        this.link.send(frame);
    }

    StompLink link() {
        return this.link;
    }

    List<JsonNode> heard() {
        return this.heard;
    }

    /// The first message that is meant, whenever it comes.
    JsonNode await(Predicate<JsonNode> meant) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var found = this.heard.stream().filter(meant).findFirst();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        throw new AssertionError("not heard on " + this.destination + ": " + this.heard);
    }

    @Override
    public void close() {
        this.link.drop();
    }

}
