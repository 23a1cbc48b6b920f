// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.entente.conversation.StoredEvent;

/// Marks of words and names that may look like something else: characters that turn the direction or cannot be seen, and
/// names that mix look-alike alphabets. Agents are told; nothing is changed.
enum Disguise {

    HIDDEN_CHARACTERS("hidden-characters"), MIXED_ALPHABETS("mixed-alphabets");

    private static final Set<Character.UnicodeScript> lookAlike = EnumSet.of(Character.UnicodeScript.LATIN,
            Character.UnicodeScript.CYRILLIC, Character.UnicodeScript.GREEK);

    private final String code;

    Disguise(String code) {
        this.code = code;
    }

    /// The codes of what stands out in a party's event; most often none.
    static List<String> in(StoredEvent event) {
        if (!event.author().role().isParty()) {
            return List.of();
        }
        String name = event.author().name();
        boolean hidden = hasHidden(event.body()) || hasHidden(name);
        return Stream.of(hidden ? HIDDEN_CHARACTERS : null, mixesAlphabets(name) ? MIXED_ALPHABETS : null)
            .filter(found -> found != null)
            .map(found -> found.code)
            .toList();
    }

    private static boolean hasHidden(String text) {
        for (int index = 0; index < text.length(); index++) {
            char one = text.charAt(index);
            if (one >= '\u00AD' && isHidden(one)) {
                return true;
            }
        }
        return false;
    }

    /// Soft hyphen, zero-width characters, marks and overrides of direction, and the
    /// first half of invisible tags.
    private static boolean isHidden(char one) {
        return one == '\u00AD' || one == '\u061C' || (one >= '\u200B' && one <= '\u200F')
                || (one >= '\u202A' && one <= '\u202E') || (one >= '\u2060' && one <= '\u2069') || one == '\uFEFF'
                || one == '\uDB40';
    }

    private static boolean mixesAlphabets(String name) {
        return name.codePoints()
            .filter(Character::isLetter)
            .mapToObj(Character.UnicodeScript::of)
            .filter(lookAlike::contains)
            .distinct()
            .count() > 1;
    }

}
