// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/// One line of a decision: it holds when each of its clauses does.
///
/// @param go the node that follows when it holds
public record Line(List<Clause> clauses, String go) {

    public Line {
        clauses = List.copyOf(clauses);
    }

    /// A fact, or a question of the tree, and the test put to it.
    ///
    /// @param subject the fact's word or the question's id
    /// @param words the test as it is written
    public record Clause(String subject, Condition condition, String words) {
    }

    /// Fails as soon as a clause fails; a limit that cannot be compared only counts when
    /// everything else holds.
    Verdict judge(Function<String, @Nullable FactValue> known) {
        var verdict = Verdict.HOLDS;
        for (Clause clause : this.clauses) {
            Verdict each = clause.condition().judge(known.apply(clause.subject()));
            if (each == Verdict.FAILS) {
                return Verdict.FAILS;
            }
            verdict = (each == Verdict.INCOMPARABLE) ? each : verdict;
        }
        return verdict;
    }

    /// Whether this line holds whenever the later one does, so that the later one never
    /// gets its turn.
    boolean covers(Line later) {
        return this.clauses.stream()
            .allMatch(mine -> later.clauses.stream()
                .anyMatch(its -> its.subject().equals(mine.subject()) && mine.condition().covers(its.condition())));
    }

}
