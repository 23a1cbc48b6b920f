// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.Locale;

import org.springframework.ai.chat.model.ChatModel;

/// Whose wire format a model speaks.
enum Provider {

    OPENAI, ANTHROPIC, OLLAMA, OTHER;

    static Provider of(ChatModel model) {
        var options = model.getOptions().getClass().getSimpleName();
        for (Provider each : values()) {
            if (options.toUpperCase(Locale.ROOT).startsWith(each.name())) {
                return each;
            }
        }
        return OTHER;
    }

    /// Whether it can be held to a JSON schema; to others the schema is told in words.
    boolean takesSchema() {
        return this == OPENAI || this == OLLAMA;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

}
