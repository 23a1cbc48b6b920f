// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class ReadingPropertyTests {

    /// Far above what a read costs, so that a busy machine does not fail it, and far
    /// below what runaway matching would cost.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final List<String> PIECES = List.of("ok pour ", "25 ", "€", "1.", "1 ", "-", "vingt ", "cent ",
            "et ", "je veux ", "pas ", "SYSTEM:", "rembours", "?", "!!", "\n", "le 12/", "11 ", "la moitié ", "tuer ",
            "aaaa", "'", "\u0301", "\u200b", "quatre-vingt ", "euros ", "$", "%");

    @Property(tries = 300)
    void neverFailsOnAnyCharacters(@ForAll @StringLength(max = 300) String text) {
        readEverything(text);
    }

    @Property(tries = 300)
    void neverFailsOnTellingPieces(@ForAll("puzzles") String text) {
        readEverything(text);
    }

    @Property(tries = 20)
    void takesBoundedTimeOnLongText(@ForAll("puzzles") String text) {
        var huge = text.isEmpty() ? "a".repeat(100_000) : text.repeat(100_000 / text.length() + 1);
        readEverything(huge);

        long start = System.nanoTime();
        readEverything(huge);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    @Property(tries = 500)
    void glancesAsIfItLookedClosely(@ForAll("harsh") String text) {
        assertThat(Readers.GLANCE.look(text)).isEqualTo(Readers.GLANCE.lookClosely(text));
    }

    @Property(tries = 100)
    void readsTheSameTwice(@ForAll("puzzles") String text) {
        assertThat(Readers.buyer(text)).isEqualTo(Readers.buyer(text));
    }

    @Property
    void hearsAnswersWhateverTheirDress(@ForAll("answers") String text, @ForAll boolean upper, @ForAll boolean bare,
            @ForAll boolean hidden) {
        var plain = Readers.buyer(text);
        var dressed = bare ? Folding.fold(text) : text;
        dressed = upper ? dressed.toUpperCase(Locale.ROOT) : dressed;
        dressed = hidden ? String.join("\u200b", dressed.split("")) : dressed;

        var reading = Readers.buyer(dressed);

        assertThat(reading.yes()).isEqualTo(plain.yes());
        assertThat(reading.wantsHuman()).isEqualTo(plain.wantsHuman());
    }

    @Provide
    Arbitrary<String> puzzles() {
        return Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> harsh() {
        return Arbitraries
            .of("je ", "vais ", "te ", "vous ", "tuer", "frapper ", "casser ", "la ", "gueule", "connard", " wtf ",
                    "I ", "will ", "kill ", "you", "know ", "where ", "live", "avocat", "fuuuck", "é", "’", "'",
                    "\u200b", "\u0456", "fume", " sparks", "explosé ", "👍", "bande de ", "nuls ", "pris feu", "sue ",
                    ". ", "a", "menaces ", "de mort", "# ", "5 ", "star review", "sais ", "ou tu ", "habites")
            .list()
            .ofMaxSize(12)
            .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> answers() {
        return Arbitraries.of("oui", "non", "d'accord", "ça me va", "ça ne me va pas", "je ne suis pas d'accord",
                "je préfère parler à un médiateur", "être rappelé", "peut-être", "évidemment", "yes", "no thanks",
                "I'd like to talk to a human");
    }

    private static void readEverything(String text) {
        var reading = Readers.buyer(text);
        assertThat(reading.confidence()).isBetween(0.0, 1.0);
        assertThat(Readers.seller(text)).isNotNull();
        assertThat(Readers.GLANCE.look(text)).isNotNull();
        assertThat(Readers.DATES.read(text, LocalDate.of(2026, 11, 20))).isNotNull();
        assertThat(Readers.OPTIONS.match(text,
                List.of(new Choice("yes", List.of("Oui")), new Choice("no", List.of("Non")))))
            .isNotNull();
    }

}
