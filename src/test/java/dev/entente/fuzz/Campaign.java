// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/// Tries many inputs on a target, each drawn from the seed and its own number, so that any can be tried again alone.
///
/// The first that throws ends it: the input is shrunk and written down beside the words that repeat it. One that does not
/// end at all is a finding like any other.
public final class Campaign {

    /// No input of ours takes a thousandth of it; what does, hangs.
    private static final Duration HANGS_AFTER = Duration.ofSeconds(60);

    private static final Path FOLDER = Path.of("target", "fuzz");

    private final AtomicLong next = new AtomicLong();

    private final AtomicReference<@Nullable Finding> found = new AtomicReference<>();

    private final Tally tally = new Tally();

    private final FuzzSettings settings = FuzzSettings.read();

    private final String name;

    private final long inputs;

    private int workers = 1;

    private Campaign(String name, long inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    /// @param plain how many inputs a plain build tries
    /// @param share how many the long run tries, for each STOMP frame
    public static Campaign named(String name, int plain, double share) {
        return new Campaign(name, FuzzSettings.read().inputs(plain, share));
    }

    /// Tries several inputs at a time.
    public Campaign withWorkers(int count) {
        this.workers = count;
        return this;
    }

    /// Tries every input and tells what came of them; fails at the first finding.
    public Tally run(Source source, Target target) {
        var heap = new HeapWatch();
        long begun = System.nanoTime();
        var crew = crew(source, target);
        while (crew.stream().anyMatch(FuzzWorker::isWorking)) {
            crew.forEach(this::look);
            pause();
        }
        Finding finding = this.found.get();
        if (finding != null) {
            throw finding.written(source, target, this);
        }
        this.tally.end(System.nanoTime() - begun, heap);
        report();
        return this.tally;
    }

    private List<FuzzWorker> crew(Source source, Target target) {
        if (this.settings.only() >= 0) {
            this.next.set(this.settings.only());
        }
        var crew = new ArrayList<FuzzWorker>();
        IntStream.range(0, this.workers).forEach(_ -> crew.add(new FuzzWorker(this, source, target).begin()));
        return crew;
    }

    private void look(FuzzWorker worker) {
        Finding hanging = worker.findHanging(HANGS_AFTER);
        if (hanging != null) {
            this.found.compareAndSet(null, hanging);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

    /// The number of the next input, or -1 where there is none.
    long take() {
        boolean alone = this.settings.only() >= 0;
        long index = this.next.getAndIncrement();
        boolean over = this.found.get() != null || (alone ? index > this.settings.only() : index >= this.inputs);
        return over ? -1 : index;
    }

    SplittableRandom randomOf(long index) {
        return new SplittableRandom((this.settings.seed() * 31 + this.name.hashCode()) * 1_000_003 + index);
    }

    void found(Finding finding) {
        this.found.compareAndSet(null, finding);
    }

    boolean isOver() {
        return this.found.get() != null;
    }

    Tally tally() {
        return this.tally;
    }

    /// The words that try the input again.
    String replay(long index) {
        return "fuzz/run " + this.name + " --seed " + this.settings.seed() + " --only " + index;
    }

    Path write(String ending, byte[] content) {
        try {
            Path file = Files.createDirectories(FOLDER).resolve(this.name + ending);
            return Files.write(file, content);
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    private void report() {
        String line = "fuzz " + this.name + ", seed " + this.settings.seed() + ": " + this.tally.line();
        System.out.println(line);
        write(".txt", (line + System.lineSeparator() + this.tally.table()).getBytes());
    }

}
