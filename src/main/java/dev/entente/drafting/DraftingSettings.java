// SPDX-License-Identifier: Apache-2.0

package dev.entente.drafting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Bounds of the language tasks.
///
/// @param readMax how long a reading may take, both tries together
/// @param replyMax how long the wording of a reply may take
/// @param rewordMax how long a calm rewording may take
/// @param photoMax how long the description of a photo may take
/// @param summaryMax how long the summary of a case may take
/// @param translateMax how long a translation may take
/// @param longFromChars from how many characters on a message is read by the model even if the local reading is sure
/// @param materialMaxChars how much of what one party wrote is shown to the model at once
/// @param transcriptMaxChars how much of a conversation is shown to the model at once
/// @param sentenceMaxChars how long one sentence of a reply or a summary may be
/// @param sentencesMax how many sentences a reply or a summary may have
/// @param answerTokensMax how many tokens an answer may have
@ConfigurationProperties("entente.drafting")
public record DraftingSettings(@DefaultValue("6s") Duration readMax, @DefaultValue("10s") Duration replyMax,
        @DefaultValue("10s") Duration rewordMax, @DefaultValue("20s") Duration photoMax,
        @DefaultValue("20s") Duration summaryMax, @DefaultValue("10s") Duration translateMax,
        @DefaultValue("400") int longFromChars, @DefaultValue("4000") int materialMaxChars,
        @DefaultValue("16000") int transcriptMaxChars, @DefaultValue("320") int sentenceMaxChars,
        @DefaultValue("8") int sentencesMax, @DefaultValue("800") int answerTokensMax) {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    public DraftingSettings {
        between("read-max", readMax);
        between("reply-max", replyMax);
        between("reword-max", rewordMax);
        between("photo-max", photoMax);
        between("summary-max", summaryMax);
        between("translate-max", translateMax);
        between("long-from-chars", longFromChars, 1, 20_000);
        between("material-max-chars", materialMaxChars, 100, 20_000);
        between("transcript-max-chars", transcriptMaxChars, 100, 100_000);
        between("sentence-max-chars", sentenceMaxChars, 40, 2_000);
        between("sentences-max", sentencesMax, 1, 40);
        between("answer-tokens-max", answerTokensMax, 50, 8_000);
    }

    /// The settings that apply when nothing is configured.
    ///
    /// @return the defaults
    public static DraftingSettings defaults() {
        return new DraftingSettings(Duration.ofSeconds(6), Duration.ofSeconds(10), Duration.ofSeconds(10),
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10), 400, 4000, 16_000, 320, 8, 800);
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "entente.drafting." + name + " must be between " + least + " and " + most);
        }
    }

    private static void between(String name, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("entente.drafting." + name + " must be above 0s and at most 2m");
        }
    }

}
