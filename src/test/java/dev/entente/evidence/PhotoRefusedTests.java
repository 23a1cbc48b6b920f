// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class PhotoRefusedTests {

    private static final Map<String, Object> LIMITS = Map.of("megabytes_max", 12, "megapixels_max", 40, "side_max",
            12_000, "photos_max", 30);

    @ParameterizedTest
    @EnumSource(PhotoRefused.Reason.class)
    void hasASentenceInBothLanguages(PhotoRefused.Reason reason) {
        var refused = new PhotoRefused(reason, LIMITS);

        assertThat(refused.sentence(Locale.ENGLISH)).isNotBlank().doesNotContain("{", "}");
        assertThat(refused.sentence(Locale.FRENCH)).isNotBlank()
            .doesNotContain("{", "}", "Ã")
            .isNotEqualTo(refused.sentence(Locale.ENGLISH));
        assertThat(refused.code()).startsWith("photo-");
    }

    @Test
    void namesTheLimit() {
        var refused = new PhotoRefused(PhotoRefused.Reason.TOO_LARGE, LIMITS);

        assertThat(refused.sentence(Locale.CANADA_FRENCH)).contains("12 Mo");
        assertThat(refused.sentence(Locale.GERMAN)).contains("12 MB");
    }

}
