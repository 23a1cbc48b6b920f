// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.entente.evidence.picture.TestPictures;
import dev.entente.photolook.TextInPicture.Found;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class RapidOcrTests {

    private static final Duration patience = Duration.ofSeconds(30);

    private final Scheduler reader = Schedulers.newSingle("test-reader", true);

    @AfterEach
    void end() {
        this.reader.dispose();
    }

    @Test
    void readsAFrenchReceipt() {
        byte[] receipt = TestPictures.written(Receipt.of(List.of("Brocante du Port", "Commande 2026-1187",
                "Lampe de bureau 43,00 EUR", "Livraison 6,90 EUR", "Total 49,90 EUR")), "jpg");

        read(patience, receipt)
            .assertNext(found -> assertThat(found).isInstanceOfSatisfying(Found.Words.class,
                    words -> assertThat(words.text().replace(" ", "")).contains("49,90EUR").contains("6,90")))
            .verifyComplete();
    }

    @Test
    void saysWhereItCannotRead() {
        read(patience, "no picture".getBytes(StandardCharsets.UTF_8)).expectNext(new Found.Unreadable())
            .verifyComplete();
        read(patience, new byte[0]).expectNext(new Found.Unreadable()).verifyComplete();
        read(patience, new byte[2_000_000]).expectNext(new Found.Unreadable()).verifyComplete();
    }

    @Test
    void givesUpWhenTheTimeIsOver() {
        byte[] receipt = TestPictures.written(Receipt.of(List.of("Total 49,90 EUR")), "jpg");
        read(Duration.ofNanos(1), receipt).expectNext(new Found.Unreadable()).verifyComplete();
    }

    private StepVerifier.FirstStep<Found> read(Duration timeMax, byte[] picture) {
        var settings = new LookSettings(true, true, timeMax, DataSize.ofMegabytes(1), Duration.ofSeconds(2),
                Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofSeconds(5), 5);
        return new RapidOcr(this.reader, settings).read(picture).as(StepVerifier::create);
    }

}
