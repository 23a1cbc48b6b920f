// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PhotoAddressesTests {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final UUID PHOTO = UUID.fromString("11111111-2222-4333-8444-555555555555");

    @Test
    void refusesAForeignOrChangedAddress() {
        var query = query(at(NOON).sign(PHOTO, PhotoVariant.THUMB, "buyer:b-1"));
        String exp = query.getFirst("exp");
        String sig = query.getFirst("sig");
        String laterExp = String.valueOf(Long.parseLong(exp) + 60);

        assertThat(at(NOON).isValid(PHOTO, PhotoVariant.FULL, exp, sig)).isFalse();
        assertThat(at(NOON).isValid(UUID.randomUUID(), PhotoVariant.THUMB, exp, sig)).isFalse();
        assertThat(at(NOON).isValid(PHOTO, PhotoVariant.THUMB, laterExp, sig)).isFalse();
        assertThat(addresses("another secret of at least 32 bytes", NOON).isValid(PHOTO, PhotoVariant.THUMB, exp, sig))
            .isFalse();
        for (int at = 0; at < sig.length() - 1; at++) {
            String changed = sig.substring(0, at) + (sig.charAt(at) == 'A' ? 'B' : 'A') + sig.substring(at + 1);
            assertThat(at(NOON).isValid(PHOTO, PhotoVariant.THUMB, exp, changed)).as(changed).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = { "none,none", "'',''", "abc,def", "-1,AAAA", "1795435260,none",
            "99999999999999999999,AAAA", "01795435260,AAAA", "1795435260,%%%", "1795435260,AAAAAAAAAAA" })
    void answersNonsenseWithNo(String exp, String sig) {
        assertThat(at(NOON).isValid(PHOTO, PhotoVariant.FULL, exp, sig)).isFalse();
    }

    @Test
    void lastsAQuarterOfAnHour() {
        PhotoUrl url = at(NOON.plusSeconds(7)).sign(PHOTO, PhotoVariant.FULL, "seller:s-1");
        var query = query(url);

        assertThat(url.path()).startsWith("/photos/" + PHOTO + "/full?exp=");
        assertThat(isValid(NOON.plusSeconds(7), query)).isTrue();
        assertThat(isValid(NOON.plus(Duration.ofMinutes(15)).plusSeconds(7), query)).isTrue();
        assertThat(isValid(url.expiresAt(), query)).isFalse();
        assertThat(url.expiresAt()).isBeforeOrEqualTo(NOON.plus(Duration.ofMinutes(16)));
    }

    @Test
    void differsByReaderAndStaysWithinAMinute() {
        PhotoUrl first = at(NOON).sign(PHOTO, PhotoVariant.FULL, "buyer:b-1");

        assertThat(at(NOON.plusSeconds(59)).sign(PHOTO, PhotoVariant.FULL, "buyer:b-1")).isEqualTo(first);
        assertThat(at(NOON).sign(PHOTO, PhotoVariant.FULL, "buyer:b-2").path()).isNotEqualTo(first.path());
        assertThat(first.path()).doesNotContain("b-1");
    }

    @Test
    void refusesAShortSecret() {
        assertThatIllegalArgumentException().isThrownBy(() -> addresses("short", NOON)).withMessageContaining("32");
    }

    private static boolean isValid(Instant when, MultiValueMap<String, String> query) {
        return at(when).isValid(PHOTO, PhotoVariant.FULL, query.getFirst("exp"), query.getFirst("sig"));
    }

    private static PhotoAddresses at(Instant when) {
        return addresses("a secret that is at least 32 bytes long", when);
    }

    private static PhotoAddresses addresses(String secret, Instant when) {
        return new PhotoAddresses(secret.getBytes(StandardCharsets.UTF_8), Duration.ofMinutes(15),
                Clock.fixed(when, ZoneOffset.UTC));
    }

    private static MultiValueMap<String, String> query(PhotoUrl url) {
        return UriComponentsBuilder.fromUriString(url.path()).build().getQueryParams();
    }

}
