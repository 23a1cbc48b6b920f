// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of local understanding.
///
/// @param textMaxChars how many characters of a message are read, from 100 to 20,000; the rest is not looked at
/// @param sureFrom confidence from which a reading is acted upon, from 0 to 1; below it the caller asks with buttons
@ConfigurationProperties("entente.assistant")
public record AssistantSettings(@DefaultValue("4000") int textMaxChars, @DefaultValue("0.5") double sureFrom) {

    public AssistantSettings {
        if (textMaxChars < 100 || textMaxChars > 20_000) {
            throw new IllegalArgumentException("entente.assistant.text-max-chars must be between 100 and 20000");
        }
        if (!(sureFrom >= 0 && sureFrom <= 1)) {
            throw new IllegalArgumentException("entente.assistant.sure-from must be between 0 and 1");
        }
    }

    /// The settings that apply when nothing is configured.
    ///
    /// @return 4,000 characters, sure from 0.5
    public static AssistantSettings defaults() {
        return new AssistantSettings(4000, 0.5);
    }

}
