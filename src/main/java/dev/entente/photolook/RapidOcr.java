// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/// Reads pictures by a small neural network (RapidOCR, PP-OCRv3): digits and Latin letters well, accents seldom. It is
/// native code, which prints, cannot be stopped, and ends its process at a picture it does not like; so each picture is
/// read in a process of its own, one at a time, in about two seconds.
final class RapidOcr implements TextInPicture {

    private static final Logger log = LoggerFactory.getLogger(RapidOcr.class);

    private final Scheduler reader;

    private final LookSettings settings;

    private final AtomicBoolean told = new AtomicBoolean();

    /// @param reader one thread, which refuses what would wait
    RapidOcr(Scheduler reader, LookSettings settings) {
        this.reader = reader;
        this.settings = settings;
    }

    @Override
    public Mono<Found> read(byte[] jpeg) {
        if (jpeg.length == 0 || jpeg.length > this.settings.ocrSizeMax().toBytes()) {
            return Mono.just(new Found.Unreadable());
        }
        return Mono.fromCallable(() -> readNow(jpeg))
            .subscribeOn(this.reader)
            .onErrorResume(failure -> Mono.fromSupplier(() -> unreadable(failure)));
    }

    private Found readNow(byte[] jpeg) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("entente-look-");
        try {
            Path picture = Files.write(folder.resolve("picture.jpg"), jpeg);
            Path words = folder.resolve("words.txt");
            run(new ProcessBuilder(ReaderCommand.of(picture, words)));
            return new Found.Words(QuotedText.of(Files.readString(words)));
        }
        finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(ProcessBuilder program) throws IOException, InterruptedException {
        Process process = program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (!process.waitFor(this.settings.ocrTimeMax().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("not read within " + this.settings.ocrTimeMax());
            }
            if (process.exitValue() != 0) {
                throw new IOException("the reader ended with " + process.exitValue());
            }
        }
        finally {
            process.destroyForcibly();
        }
    }

    /// The first failure is told; more of the same would fill the log.
    private Found unreadable(Throwable failure) {
        if (this.told.compareAndSet(false, true)) {
            log.warn("Text in a photo could not be read; such photos are described without it: {}", failure.toString());
        }
        return new Found.Unreadable();
    }

}
