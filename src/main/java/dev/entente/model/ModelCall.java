// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import dev.entente.prompt.FilledPrompt;
import org.jspecify.annotations.Nullable;

/// One call of the language model.
///
/// @param use names this call, for the note of what became of it
/// @param tenant who pays
/// @param conversation what it is about, if it is about one
/// @param prompt the instruction, sent as the system's words
/// @param material what the parties said and showed, already fenced as data; sent as the user's words, never as the system's
/// @param pictures what is looked at, sent as bytes
/// @param timeMax how long the whole answer may take
/// @param answerTokensMax how long the answer may be
/// @param answerSchema the JSON schema of the answer, where it is not plain words
public record ModelCall(UUID use, String tenant, @Nullable UUID conversation, FilledPrompt prompt, String material,
        List<Picture> pictures, Duration timeMax, int answerTokensMax, @Nullable String answerSchema) {

    /// A picture as bytes.
    ///
    /// @param mediaType such as `image/jpeg`
    /// @param bytes the encoded picture
    public record Picture(String mediaType, byte[] bytes) {
    }

}
