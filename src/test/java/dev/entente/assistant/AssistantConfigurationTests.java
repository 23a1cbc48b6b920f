// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AssistantConfigurationTests {

    private static final int EXAMPLES_MIN = 40;

    @ParameterizedTest
    @CsvSource({ "99, 0.5", "20001, 0.5", "4000, -0.1", "4000, 1.1", "4000, NaN" })
    void refusesBadSettings(int textMaxChars, double sureFrom) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AssistantSettings(textMaxChars, sureFrom))
            .withMessageContaining("entente.assistant.");
    }

    @Test
    void offersEveryReader() {
        new ApplicationContextRunner().withUserConfiguration(Settings.class, AssistantConfiguration.class)
            .run(context -> assertThat(context).hasSingleBean(Assistant.class)
                .hasSingleBean(Glance.class)
                .hasSingleBean(OptionMatcher.class)
                .hasSingleBean(AmountReader.class)
                .hasSingleBean(DateReader.class));
    }

    /// The sellers' classes stand for all: they are learnt in seconds.
    @Test
    void theBuildHasLearntWhatTheExamplesTeach() throws IOException {
        var learnt = ClassModel.learn(Readers.EAR, Speaker.SELLER);
        var built = Models.load().classes().get(Speaker.SELLER);

        assertThat(bytes(built)).isEqualTo(bytes(learnt));
    }

    private static byte[] bytes(ClassModel model) throws IOException {
        var written = new ByteArrayOutputStream();
        model.write(new DataOutputStream(written));
        return written.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Speaker.class)
    void hasEnoughDifferentExamplesOfEachClass(Speaker speaker) {
        var examples = Examples.of(speaker);

        assertThat(Intents.of(speaker)).allSatisfy(intent -> {
            var texts = examples.stream()
                .filter(one -> one.intent().equals(intent))
                .map(Examples.Labelled::text)
                .distinct();
            assertThat(texts).as(intent).hasSizeGreaterThanOrEqualTo(EXAMPLES_MIN);
        });
    }

    @EnableConfigurationProperties(AssistantSettings.class)
    static class Settings {

    }

}
