// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.Optional;

/// Something that a decision may weigh: a fact, or the answer to a question of the tree.
///
/// @param words the words it may have, for facts of type `WORD` and `YES_NO`
/// @param several whether it may have more than one of them at once
record Subject(String name, FactType type, List<String> words, boolean several) {

    static Subject of(Fact fact) {
        return new Subject(fact.word(), fact.type(), fact.words(), false);
    }

    /// Empty for questions whose answers cannot be weighed.
    static Optional<Subject> of(Question question) {
        var ids = question.options().stream().map(Option::id).toList();
        return switch (question.input()) {
            case CHOICE -> Optional.of(new Subject(question.id(), FactType.WORD, ids, false));
            case CHOICES -> Optional.of(new Subject(question.id(), FactType.WORD, ids, true));
            case AMOUNT -> Optional.of(new Subject(question.id(), FactType.MONEY, List.of(), false));
            case PHOTOS -> Optional.of(new Subject(question.id(), FactType.NUMBER, List.of(), false));
            case TEXT, DATE -> Optional.empty();
        };
    }

    boolean hasWords() {
        return this.type == FactType.WORD || this.type == FactType.YES_NO;
    }

}
