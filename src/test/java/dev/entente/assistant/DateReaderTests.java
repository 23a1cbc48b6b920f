// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DateReaderTests {

    /// A Friday.
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @ValueSource(strings = { "", "bonjour", "32/11", "12/13", "2026-02-30", "25,50 €", "12.50 €", "il manque 2 chaises",
            "99999", "le 45" })
    void readsNoDay(String text) {
        assertThat(Readers.DATES.read(text, TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hier | 2026-11-19
            avant-hier | 2026-11-18
            aujourd'hui | 2026-11-20
            yesterday morning | 2026-11-19
            demain | 2026-11-21
            le 12 | 2026-11-12
            reçu le 25 | 2026-10-25
            12/11 | 2026-11-12
            12/11/2025 | 2025-11-12
            12.11.26 | 2026-11-12
            2026-11-03 | 2026-11-03
            12 novembre | 2026-11-12
            le 1er décembre | 2025-12-01
            3 août 2026 | 2026-08-03
            November 12th | 2026-11-12
            12th of November | 2026-11-12
            last Monday | 2026-11-16
            lundi dernier | 2026-11-16
            vendredi prochain | 2026-11-27
            livraison prévue pour le 25 | 2026-11-25
            il y a 3 jours | 2026-11-17
            2 weeks ago | 2026-11-06
            HIER !! | 2026-11-19
            """)
    void readsTheDay(String text, LocalDate day) {
        assertThat(Readers.DATES.read(text, TODAY)).contains(day);
    }

}
