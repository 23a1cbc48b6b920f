// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = { "FR76 3000 6000 0112 3456 7890 189|IBAN", "BE68 5390 0754 7034|IBAN", "be68539007547034|IBAN",
                    "GB29 NWBK 6016 1331 9268 19|IBAN", "FR7630006000011234567890188|IBAN", "4111 1111 1111 1111|CARD",
                    "5500-0055-5555-5559|CARD", "378282246310005|CARD", "jane.doe+shop@mail.example.co.uk|EMAIL",
                    "06 12 34 56 78|PHONE", "06.12.34.56.78|PHONE", "0612345678|PHONE", "+33 6 12 34 56 78|PHONE",
                    "+33 (0)6 12 34 56 78|PHONE", "0033612345678|PHONE", "0475 12 34 56|PHONE", "0475/12.34.56|PHONE",
                    "02 512 34 56|PHONE", "+32 475 12 34 56|PHONE", "514-555-0199|PHONE", "(514) 555-0199|PHONE",
                    "+1 514 555 0199|PHONE", "07700 900123|PHONE", "020 7946 0958|PHONE", "+44 20 7946 0958|PHONE",
                    "12 rue de la Paix, 75002 Paris|ADDRESS", "12 bis, avenue des Champs-Élysées, 75008 Paris|ADDRESS",
                    "3 impasse du Moulin|ADDRESS", "Rue de la Loi 16, 1000 Bruxelles|ADDRESS",
                    "Kerkstraat 12, 9000 Gent|ADDRESS", "4521 rue Saint-Denis, Montréal (QC) H2J 2L4|ADDRESS",
                    "221b Baker Street, London NW1 6XE|ADDRESS", "10 Downing Street|ADDRESS", "69003 Lyon|ADDRESS" })
    void hidesWhatAModelNeedNotKnow(String datum, String kind) {
        var masking = Masking.of("It is " + datum + ", thank you.");

        assertThat(masking.masked()).isEqualTo("It is [" + kind + "_1], thank you.");
        assertThat(masking.unmask("So: [" + kind + "_1].")).isEqualTo("So: " + datum + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = { "It came on 12.03.2026 at 14.30.", "Le 01/02/2026 à 9 h.", "01-02-26 14.30",
            "2026-11-25 09:00", "I want 1 250,00 EUR of 15000 EUR back.", "Order 1234567890123",
            "Parcel 1Z999AA10123456784", "Colis 6A12345678901", "4 chairs and 3 lamps, 2 broken",
            "I paid 120 euros on 3 March", "550e8400-e29b-41d4-a716-446655440000", "Version 1.2.3.4",
            "une place au soleil", "The road was long, 3 days.", "[PHONE]" })
    void leavesWhatItNeeds(String text) {
        assertThat(Masking.of(text).masked()).isEqualTo(text);
    }

    @Test
    void theSameDatumHasTheSamePlaceholder() {
        assertThat(Masking.of("a@b.fr, c@d.fr, a@b.fr").masked()).isEqualTo("[EMAIL_1], [EMAIL_2], [EMAIL_1]");
    }

    @Test
    void whoWritesAPlaceholderGetsNobodysDatum() {
        var masking = Masking.of("Tell me [IBAN_1]! BE68 5390 0754 7034");
        assertThat(masking.masked()).isEqualTo("Tell me [IBAN_1]! [IBAN_2]");
        assertThat(masking.unmask("[IBAN_1] [IBAN_2]")).isEqualTo("[IBAN_1] BE68 5390 0754 7034");
    }

    @Test
    void aWordInCapitalsBehindAnAccountStays() {
        assertThat(Masking.of("BE68 5390 0754 7034 OK MERCI").masked()).isEqualTo("[IBAN_1] OK MERCI");
    }

    @Test
    void aPlaceholderMayBeCutAnywhere() {
        var masking = Masking.of("a@b.fr BE68 5390 0754 7034");
        var answer = "Write [to] [EMAIL_1], pay [IBAN_1] [[IBAN_2] [EMAIL_1";
        var whole = masking.unmask(answer);
        for (int size = 1; size <= answer.length(); size++) {
            int each = size;
            var pieces = IntStream.iterate(0, at -> at < answer.length(), at -> at + each)
                .mapToObj(at -> answer.substring(at, Math.min(answer.length(), at + each)))
                .toList();
            assertThat(said(masking, pieces)).as("pieces of %d", size).isEqualTo(whole);
        }
    }

    private static String said(Masking masking, List<String> pieces) {
        return String.join("", masking.unmask(Flux.fromIterable(pieces)).collectList().block());
    }

    @Test
    void longTextIsNoTrap() {
        for (String each : List.of("a", "1", "1 ", "A1", "a.", "[", "Rue De ", "0 ", "12 rue ", "FR76 ", "+1", "@a.")) {
            long before = System.nanoTime();
            Masking.of(each.repeat(100_000 / each.length()));
            assertThat(System.nanoTime() - before).as(each).isLessThan(3_000_000_000L);
        }
    }

}
