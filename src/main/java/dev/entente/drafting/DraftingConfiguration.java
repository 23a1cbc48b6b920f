// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import dev.entente.assistant.Assistant;
import dev.entente.assistant.AssistantSettings;
import dev.entente.assistant.Glance;
import dev.entente.model.ModelClient;
import dev.entente.prompt.Prompts;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/// Puts the language tasks together. Where no model is named, messages are read as if this module were not there.
@Configuration(proxyBeanMethods = false)
class DraftingConfiguration {

    @Bean
    Desk draftingDesk(ModelClient model, Prompts prompts, DraftingSettings settings) {
        return new Desk(model, prompts, settings);
    }

    @Bean
    @Primary
    @Conditional(WhereAModelIsNamed.class)
    Assistant modelAssistant(@Qualifier("localAssistant") Assistant local, Desk desk, AssistantSettings settings) {
        return new ModelAssistant(local, desk, settings);
    }

    @Bean
    ReplyWriter replyWriter(Desk desk) {
        return new CheckedReplyWriter(desk);
    }

    @Bean
    Rewording rewording(@Qualifier("localAssistant") Assistant local, Glance glance, Desk desk) {
        return new CheckedRewording(local, glance, desk);
    }

    @Bean
    PhotoDescriber photoDescriber(Desk desk) {
        return new CheckedPhotoDescriber(desk);
    }

    @Bean
    CaseSummary caseSummary(Desk desk) {
        return new CheckedCaseSummary(desk);
    }

    @Bean
    Translation translation(Desk desk) {
        return new CheckedTranslation(desk);
    }

}
