// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.util.Map;
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

/// What a MESSAGE with 900 octets of JSON costs: once for all, and again for each subscriber. Run by `bench/micro`.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SharedMessageMicro {

    private static final Map<String, String> HEADERS = Map.of("seq", "1204", "prev", "1203", "kind", "text");

    private final byte[] body = new byte[900];

    private final byte[] subscriber = SharedMessage.subscriber("thread");

    private final byte[] wire = new byte[2_048];

    private final SharedMessage message = encode();

    private int written;

    @Benchmark
    public SharedMessage encode() {
        return SharedMessage.of("/topic/conversations/01a20fca-4eb5-7b12-b95e-7a5675c0487c",
                "01a20fca-4ec0-7610-a130-214b385a27a9", "application/json", HEADERS, this.body);
    }

    @Benchmark
    public int writeToSubscriber() {
        this.written = 0;
        this.message.writeTo((octets, from, length) -> {
            System.arraycopy(octets, from, this.wire, this.written, length);
            this.written += length;
        }, this.subscriber);
        return this.written;
    }

}
