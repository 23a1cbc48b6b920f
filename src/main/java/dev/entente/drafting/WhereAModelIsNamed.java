// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// Holds where the settings name a chat model.
final class WhereAModelIsNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !context.getEnvironment().getProperty("spring.ai.model.chat", "none").equals("none");
    }

}
