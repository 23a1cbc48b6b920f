// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AmountReaderTests {

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "NaN", "-5 €", "0 €", "1e9", "999999999999 €", "€", "12,345,6 €", "commande 4521",
            "reçu le 12/11", "il manque 2 chaises sur 4", "j'attends depuis 25 jours", "taille 40 au lieu de 38",
            "500 Go au lieu de 1 To", "livré à 15h30", "the gardener did half the job", "entre 20 € et 30 €",
            "12.345,678 €", "1,2345 €", "je veux 2 chaises", "ok pour 3 jours", "la moitié du colis est cassée",
            "110 %", "the last one", "order #12345" })
    void readsNoAmount(String text) {
        assertThat(Readers.AMOUNTS.read(text, "EUR")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25 euros | 2500 | EUR
            25,50 € | 2550 | EUR
            25.5€ | 2550 | EUR
            €25 | 2500 | EUR
            25€50 | 2550 | EUR
            25 euros 50 | 2550 | EUR
            25 euros et 5 autres choses | 2500 | EUR
            1.234,56 € | 123456 | EUR
            1,234.56 EUR | 123456 | EUR
            1 234,56 € | 123456 | EUR
            1'234.50 CHF | 123450 | CHF
            12 000 € | 1200000 | EUR
            1,234 euros | 123400 | EUR
            0,99 € | 99 | EUR
            £14 | 1400 | GBP
            $60 CAD | 6000 | CAD
            a ten euro voucher | 1000 | EUR
            vingt-cinq euros | 2500 | EUR
            Vingt cinq euros cinquante | 2550 | EUR
            septante-cinq francs | 7500 | CHF
            quatre-vingt-dix-neuf euros | 9900 | EUR
            quatre vingts euros | 8000 | EUR
            nonante-deux euros | 9200 | EUR
            soixante et onze euros | 7100 | EUR
            deux cents euros | 20000 | EUR
            mille deux cent trente euros | 123000 | EUR
            one hundred and fifty pounds | 15000 | GBP
            twenty-five quid | 2500 | GBP
            25 | 2500 |
            25,50 | 2550 |
            vingt-cinq | 2500 |
            ok pour 25 | 2500 |
            ok but make it 40 | 4000 |
            50 centimes | 50 |
            J'ai payé 89,90 €, remboursez-moi 25 € | 2500 | EUR
            30 euros au lieu de 20 euros | 3000 | EUR
            Pas 40 €, mais 25 € | 2500 | EUR
            I paid £90 and want £20 back | 2000 | GBP
            reçu le 12/11, je propose 15 € | 1500 | EUR
            """)
    void readsTheSumThatIsMeant(String text, long minor, @Nullable String currency) {
        assertThat(Readers.AMOUNTS.read(text, "EUR")).contains(new Amount.Sum(minor, currency));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            25\u00a0€ | EUR | 2500
            1\u202f234,50\u00a0€ | EUR | 123450
            ２５ € | EUR | 2500
            5000 ¥ | JPY | 5000
            12,345 tnd | TND | 12345
            $18 | USD | 1800
            $18 | AUD | 1800
            """)
    void followsWidthSpacesAndDecimals(String text, String currency, long minor) {
        assertThat(Readers.AMOUNTS.read(text, currency)).contains(new Amount.Sum(minor, currency));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            50 % | 5000
            I can offer a 15% discount | 1500
            12,5 % de remise | 1250
            30 pour cent | 3000
            half back | 5000
            la moitié | 5000
            remboursez-moi les deux tiers | 6667
            a quarter of the price | 2500
            """)
    void readsShares(String text, int basisPoints) {
        assertThat(Readers.AMOUNTS.read(text, "EUR")).contains(new Amount.Share(basisPoints));
    }

}
