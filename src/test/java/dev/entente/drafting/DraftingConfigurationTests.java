// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Glance;
import dev.entente.model.ModelClient;
import dev.entente.prompt.Prompts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class DraftingConfigurationTests {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withUserConfiguration(Settings.class, DraftingConfiguration.class)
        .withBean("localAssistant", Assistant.class, () -> Desks.LOCAL)
        .withBean(ModelClient.class, NoModel::new)
        .withBean(Glance.class, () -> Desks.GLANCE)
        .withBean(Prompts.class, () -> Desks.PROMPTS);

    @Test
    void readsHereWhereNoModelIsNamed() {
        this.application.withPropertyValues("spring.ai.model.chat=none").run(context -> {
            assertThat(context).hasSingleBean(ReplyWriter.class).hasSingleBean(Rewording.class);
            assertThat(context.getBean(Assistant.class)).isSameAs(Desks.LOCAL);
        });
    }

    @Test
    void asksAModelThatIsNamed() {
        this.application.withPropertyValues("spring.ai.model.chat=openai")
            .run(context -> assertThat(context.getBean(Assistant.class)).isInstanceOf(ModelAssistant.class));
    }

    @Test
    void defaultsAreThoseOfTheRecord() {
        this.application
            .run(context -> assertThat(context.getBean(DraftingSettings.class)).isEqualTo(DraftingSettings.defaults()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "read-max=0s", "reply-max=3m", "reword-max=-1s", "photo-max=1h", "summary-max=0s",
            "translate-max=0s", "long-from-chars=0", "material-max-chars=99", "transcript-max-chars=99",
            "sentence-max-chars=39", "sentences-max=0", "answer-tokens-max=49" })
    void refusesBadSettings(String setting) {
        this.application.withPropertyValues("entente.drafting." + setting)
            .run(context -> assertThat(context).getFailure()
                .rootCause()
                .hasMessageContaining("entente.drafting." + setting.substring(0, setting.indexOf('='))));
    }

    @EnableConfigurationProperties({ AssistantSettings.class, DraftingSettings.class })
    static class Settings {

    }

}
