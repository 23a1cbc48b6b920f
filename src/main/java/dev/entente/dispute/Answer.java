// SPDX-License-Identifier: Apache-2.0

package dev.entente.dispute;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// What somebody answered: the one part that the question's input asks for.
public record Answer(@Nullable List<String> optionIds, @Nullable String text, @Nullable Long amountMinor,
        @Nullable LocalDate date, @Nullable List<UUID> photoIds) {

    public static Answer option(String id) {
        return new Answer(List.of(id), null, null, null, null);
    }

    public static Answer options(List<String> ids) {
        return new Answer(List.copyOf(ids), null, null, null, null);
    }

    public static Answer text(String words) {
        return new Answer(null, words, null, null, null);
    }

    public static Answer amount(long minor) {
        return new Answer(null, null, minor, null, null);
    }

    public static Answer date(LocalDate day) {
        return new Answer(null, null, null, day, null);
    }

    public static Answer photos(List<UUID> ids) {
        return new Answer(null, null, null, null, List.copyOf(ids));
    }

    /// The chosen options; none where it was not a choice.
    public List<String> chosen() {
        return this.optionIds == null ? List.of() : this.optionIds;
    }

}
