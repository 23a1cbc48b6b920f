// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.StoredEvent;
import dev.entente.party.Role;

/// What words of 512 octets cost on their way in and out of JSON. Run by `bench/micro`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class WordsMicro {

    private static final String TEXT = "The lamp came with a crack in its shade. ".repeat(10);

    private final JsonMapper mapper = new JsonMapper();

    private final Json json = new Json(this.mapper);

    private final EventJson events = new EventJson(this.mapper, null);

    private final Reader buyer = new Reader(Role.BUYER, false, "demo/buyer/b-1");

    private final Reader agent = new Reader(Role.AGENT, false, "demo/agent/a-1");

    private final byte[] body = "{\"client_id\":\"b0a4c1de-0011-4a2b-8000-00000000abcd\",\"kind\":\"text\",\"text\":\"%s\"}"
        .formatted(TEXT)
        .getBytes(StandardCharsets.UTF_8);

    private final StoredEvent event = new StoredEvent(UUID.randomUUID(), 1_204, UUID.randomUUID(), Instant.now(),
            "text", null, new Author(Role.BUYER, "b-1", "Buyer"), Audience.ALL,
            new StoredEvent.Prev(1_203, 1_203, 1_203), UUID.randomUUID().toString(),
            "{\"text\":\"%s\"}".formatted(TEXT));

    /// Strict reading, and the digest that tells a repetition from a clash.
    @Benchmark
    public Saying read() {
        var tree = this.json.tree(this.body);
        this.json.digest(tree);
        return Saying.read(new StrictBody(tree));
    }

    @Benchmark
    public byte[] renderForBuyer() {
        return this.events.render(this.event, this.buyer);
    }

    /// Agents are shown disguised names, too, so their words are looked through.
    @Benchmark
    public byte[] renderForAgent() {
        return this.events.render(this.event, this.agent);
    }

}
