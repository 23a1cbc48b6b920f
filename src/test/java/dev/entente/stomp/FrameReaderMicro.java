// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.context.properties.bind.Binder;

/// What one SEND of 512 octets costs until it is a frame. Run by `bench/micro`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameReaderMicro {

    private final StompSettings settings = new Binder(List.of()).bindOrCreate("entente.stomp", StompSettings.class);

    private final FrameReader reader = new FrameReader(this.settings);

    private final String body = "{\"client_id\":\"b0a4c1de-0011-4a2b-8000-00000000abcd\",\"kind\":\"text\",\"text\":\"%s\"}"
        .formatted("x".repeat(434));

    private final byte[] frame = """
            SEND
            destination:/app/conversations/01a20fca-4eb5-7b12-b95e-7a5675c0487c/events
            content-type:application/json
            receipt:m17-204
            content-length:%d

            %s\0""".formatted(this.body.length(), this.body).getBytes(StandardCharsets.UTF_8);

    private final byte[] begin = Arrays.copyOfRange(this.frame, 0, this.frame.length / 2);

    private final byte[] end = Arrays.copyOfRange(this.frame, this.frame.length / 2, this.frame.length);

    @Setup
    public void requireGoodFrame() {
        if (!(inTwoPieces().getFirst() instanceof ClientFrame.Send)) {
            throw new IllegalStateException("what is measured is no SEND");
        }
    }

    @Benchmark
    public List<ClientFrame> whole() {
        return this.reader.read(this.frame, true);
    }

    @Benchmark
    public List<ClientFrame> inTwoPieces() {
        this.reader.read(this.begin, true);
        return this.reader.read(this.end, true);
    }

}
