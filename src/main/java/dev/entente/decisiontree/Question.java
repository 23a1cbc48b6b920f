// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;

/// Something that the tree wants to know from the buyer.
///
/// @param id the id of its node, by which it is answered
/// @param options what can be chosen; empty unless the input is a choice
/// @param min the fewest options, photos or characters; 0 means that an empty answer is one
/// @param max the most options, photos or characters
/// @param why why we ask, to be shown beside the question; may be empty
/// @param patience how long an answer is waited for
/// @param ifSilent the node that follows where none came
public record Question(String id, Input input, List<Option> options, int min, int max, Localized ask, Localized why,
        Duration patience, String ifSilent) {

    /// Whether an answer has the form and the size that is asked for.
    public boolean accepts(Answer answer) {
        return switch (answer) {
            case Answer.Chosen(var ids) -> this.input.hasOptions() && fits(ids.size()) && offers(ids);
            case Answer.Words(var text) -> this.input == Input.TEXT && fits(text.strip().length());
            case Answer.Sum(var amount) -> this.input == Input.AMOUNT && amount.minor() >= 0;
            case Answer.Day _ -> this.input == Input.DATE;
            case Answer.Photos(var count) -> this.input == Input.PHOTOS && fits(count);
            case Answer.Silent _ -> true;
            case Answer.AllRefused _, Answer.SellerSilent _ -> false;
        };
    }

    private boolean fits(int size) {
        return this.min <= size && size <= this.max;
    }

    private boolean offers(List<String> ids) {
        var known = this.options.stream().map(Option::id).toList();
        return new HashSet<>(ids).size() == ids.size() && known.containsAll(ids);
    }

}
