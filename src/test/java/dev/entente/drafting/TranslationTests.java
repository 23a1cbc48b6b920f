// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import dev.entente.assistant.By;
import dev.entente.model.ModelClient;
import dev.entente.model.ModelClient.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class TranslationTests {

    private static final String FRENCH = "Je vous rends 25,50 € dans deux jours, le 12 mars, pour FR-2041.";

    private static Mono<Translated> translate(ModelClient model) {
        return new CheckedTranslation(Desks.with(model))
            .translate(new TranslationBrief("t1", null, FRENCH, "fr", "en"));
    }

    @Test
    void keepsTheOriginalBesideTheTranslation() {
        var text = "I will give you 25.50 € back in 2 days, on March 12, for FR-2041.";

        translate(new ScriptedModel().says(text)).as(StepVerifier::create)
            .expectNext(new Translated(FRENCH, text, "fr", "en", By.MODEL))
            .verifyComplete();
    }

    @ParameterizedTest
    @ValueSource(strings = { "I will give you 255.00 € back in 2 days, on March 12, for FR-2041.",
            "I will give you 25.50 € back in 3 days, on March 12, for FR-2041.",
            "I will give you 25.50 € back in 2 days, on March 13, for FR-2041.",
            "I will give you 25.50 € back in 2 days, on March 12.",
            "I will give you 25.50 € back in 2 days, on March 12, for FR-2041, see www.x.com.",
            "Je vous rends 25,50 € dans deux jours, le 12 mars, pour FR-2041.", "" })
    void takesNoTranslationThatChangesSomething(String text) {
        var model = new ScriptedModel().says(text);

        translate(model).as(StepVerifier::create).verifyComplete();
        assertThat(model.verdicts).containsExactly(Verdict.REJECTED);
    }

    @Test
    void isEmptyWithoutAModelOrWhenItFails() {
        translate(new NoModel()).as(StepVerifier::create).verifyComplete();
        translate(new ScriptedModel().fails()).as(StepVerifier::create).verifyComplete();
    }

}
