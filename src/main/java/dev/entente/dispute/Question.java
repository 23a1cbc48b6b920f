// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.util.List;
import java.util.UUID;

import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// What one party is asked.
///
/// @param id stable per case; the answer names it
/// @param input choice, choices, text, amount, date or photos
/// @param min the least: of choices, photos, or minor units
/// @param max the most
/// @param why why it is asked, if that helps
/// @param confirms what a yes would do
public record Question(String id, Role to, String input, Localized text, List<Option> options, @Nullable Long min,
        @Nullable Long max, @Nullable Localized why, @Nullable Confirms confirms) {

    public Question {
        options = List.copyOf(options);
    }

    /// One way to answer.
    ///
    /// @param means phrases in people's own words that mean this option
    public record Option(String id, Localized label, List<String> means) {

        public Option {
            means = List.copyOf(means);
        }

        public static Option of(String id, String en, String fr) {
            return new Option(id, new Localized(en, fr), List.of());
        }

    }

    /// What words would do if they are confirmed.
    ///
    /// @param decision accept, counter, refuse, refuse_all or withdraw
    public record Confirms(@Nullable UUID proposalId, String decision, @Nullable Remedy remedy,
            @Nullable Long amountMinor) {
    }

}
