// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.entente.dispute.Case;
import dev.entente.party.Localized;
import org.springframework.stereotype.Component;

/// Finds several problems in one message, clause by clause. Names of the same matter, such as late and not received,
/// count once; the names people read are in {@code mediation/problems.yaml}.
@Component
class Problems {

    /// From this confidence on a clause names a problem of its own.
    private static final double clearFrom = 0.7;

    private static final int wordsMin = 2;

    /// While a question is open, fewer words are an answer that was not understood.
    private static final int furtherWordsMin = 3;

    private static final List<Set<String>> matters = List.of(Set.of("not_received", "late_delivery"),
            Set.of("damaged_in_transit", "defective"), Set.of("not_as_described", "wrong_item", "counterfeit"));

    private final Map<String, Object> names = TalkFiles.file("mediation/problems.yaml");

    /// In the order in which they are named.
    List<String> in(Heard heard) {
        var found = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (Heard part : heard.parts()) {
            String category = part.reading().category();
            if (category != null && isClear(part, category) && seen.add(matter(category))) {
                found.add(category);
            }
        }
        return found;
    }

    private boolean isClear(Heard part, String category) {
        return this.names.containsKey(category) && part.reading().intent().equals(category)
                && part.reading().confidence() >= clearFrom && Clause.words(part.text()).size() >= wordsMin;
    }

    /// Those that are about something else than a category.
    List<Case.Kept> beside(String category, Heard heard) {
        return in(heard).stream().filter(one -> !matter(one).equals(matter(category))).map(this::kept).toList();
    }

    /// A further problem that a whole message names while another is worked on.
    List<Case.Kept> further(String category, Heard heard) {
        String named = heard.reading().category();
        boolean other = named != null && isClear(heard, named) && !matter(named).equals(matter(category))
                && Clause.words(heard.text()).size() >= furtherWordsMin;
        return other ? List.of(kept(named)) : List.of();
    }

    private Case.Kept kept(String category) {
        return new Case.Kept(category, name(category));
    }

    Localized name(String category) {
        return TalkFiles.localized(TalkFiles.under(this.names, category));
    }

    private static String matter(String category) {
        for (int i = 0; i < matters.size(); i++) {
            if (matters.get(i).contains(category)) {
                return "matter-" + i;
            }
        }
        return category;
    }

}
