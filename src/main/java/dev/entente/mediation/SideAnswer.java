// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.entente.party.Localized;
import dev.entente.party.Role;
import org.jspecify.annotations.Nullable;

/// The answer to something that people ask beside the matter, from a file of {@code mediation/answers}.
///
/// @param to the parties that it is for
/// @param says what is said, from which the first whose facts hold is taken
record SideAnswer(String topic, Set<Role> to, List<Expression> asked, List<Say> says) {

    SideAnswer {
        if (says.isEmpty()) {
            throw new IllegalStateException("Nothing is said in " + topic);
        }
    }

    static SideAnswer read(Map<String, Object> file) {
        String topic = TalkFiles.text(file, "topic");
        if (!(file.get("for") instanceof List<?> parties) || !(file.get("says") instanceof List<?> says)) {
            throw new IllegalStateException("'for' or 'says' is missing in the answer " + topic);
        }
        var roles = parties.stream()
            .map(one -> Role.valueOf(String.valueOf(one).toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
        return new SideAnswer(topic, roles, TalkFiles.expressions(TalkFiles.under(file, "asked")),
                says.stream().map(Say::read).toList());
    }

    /// How much of the words asks this, from 0 to 1.
    double share(Role party, List<String> words) {
        return this.to.contains(party) ? Expression.best(this.asked, words) : 0;
    }

    /// The words for a case, or null where the file has none for it.
    @Nullable Localized words(SideFacts facts) {
        return this.says.stream()
            .filter(say -> facts.hold(say.when))
            .map(say -> facts.in(say.words))
            .findFirst()
            .orElse(null);
    }

    /// What is said where facts hold.
    ///
    /// @param when names of facts and their values; empty always holds
    record Say(Map<String, List<String>> when, Localized words) {

        static Say read(Object entry) {
            if (!(entry instanceof Map<?, ?> map)) {
                throw new IllegalStateException("Not an answer: " + entry);
            }
            var words = new Localized(String.valueOf(Objects.requireNonNull(map.get("en"))),
                    String.valueOf(Objects.requireNonNull(map.get("fr"))));
            return new Say(map.get("when") instanceof Map<?, ?> when ? conditions(when) : Map.of(), words);
        }

        private static Map<String, List<String>> conditions(Map<?, ?> when) {
            return when.entrySet()
                .stream()
                .collect(Collectors.toMap(one -> String.valueOf(one.getKey()), one -> values(one.getValue())));
        }

        private static List<String> values(Object value) {
            return value instanceof List<?> list ? list.stream().map(String::valueOf).toList()
                    : List.of(String.valueOf(value));
        }

    }

}
