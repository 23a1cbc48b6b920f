// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts local understanding together; the model is trained here, once, in well under half a second.
@Configuration(proxyBeanMethods = false)
class AssistantConfiguration {

    @Bean
    Ear ear(AssistantSettings settings) {
        return new Ear(settings.textMaxChars());
    }

    @Bean
    Assistant localAssistant(Ear ear, AmountReader amounts, AssistantSettings settings) {
        return new LocalAssistant(ear, amounts, settings);
    }

    @Bean
    Glance glance(AssistantSettings settings) {
        return new WordGlance(settings.textMaxChars());
    }

    @Bean
    OptionMatcher optionMatcher(Ear ear) {
        return new OverlapOptionMatcher(ear);
    }

    @Bean
    AmountReader amountReader(AssistantSettings settings) {
        return new PatternAmountReader(settings.textMaxChars());
    }

    @Bean
    DateReader dateReader() {
        return new PatternDateReader();
    }

}
