// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// The attempts that are kept: enough of them, each told apart, in both languages and in every place.
class AttacksTests {

    @Test
    void thereAreTwoHundredAndNoneIsACopyOfAnother() {
        var all = Attacks.all();
        assertThat(all).hasSizeGreaterThanOrEqualTo(200);
        assertThat(all).extracting(Attack::id).doesNotHaveDuplicates();
        assertThat(all).extracting(attack -> attack.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
            .doesNotHaveDuplicates();
        assertThat(all).extracting(Attack::lang).containsOnly("fr", "en");
        assertThat(all.stream().filter(attack -> attack.lang().equals("fr")).count()).isGreaterThan(80);
    }

    @Test
    void everyPlaceIsTried() {
        assertThat(Attacks.at("buyer-text", "seller-text")).hasSizeGreaterThanOrEqualTo(120);
        assertThat(Attacks.at("buyer-name", "seller-name")).hasSizeGreaterThanOrEqualTo(15);
        assertThat(Attacks.at("line-title", "line-category", "payment-reference")).hasSizeGreaterThanOrEqualTo(15);
        assertThat(Attacks.at("parcel-place", "parcel-carrier", "carrier", "tracking")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(Attacks.at("photo-text", "photo-name")).hasSizeGreaterThanOrEqualTo(15);
        assertThat(Attacks.at("model-output")).hasSizeGreaterThanOrEqualTo(20)
            .extracting(Attack::task)
            .containsAll(Attack.TASKS)
            .isSubsetOf(Attack.TASKS);
    }

    @Test
    void codesAreCarriedOut() {
        assertThat(Ciphers.write("a [[base64:hi]] [[hex:hi]] [[rot13:Hi]] [[backwards:abc]] [[times-3:x]]"))
            .isEqualTo("a aGk= 6869 Uv cba xxx");
        assertThat(Ciphers.write("[[tags:hi]]").codePoints().boxed()).isEqualTo(List.of(0xE0068, 0xE0069));
    }

}
