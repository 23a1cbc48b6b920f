// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

/// A place in a tree: it asks, weighs, lets choose or says how it ends.
public sealed interface Node {

    String id();

    /// The ways out, in the order of the file; none from an ending.
    List<Edge> edges();

    /// A question to the buyer.
    ///
    /// @param ways option id to next node, for the options that have a way of their own
    /// @param go the next node for every other answer; null where each option has its own
    record Asking(Question question, SequencedMap<String, String> ways, @Nullable String go) implements Node {

        @Override
        public String id() {
            return this.question.id();
        }

        @Override
        public List<Edge> edges() {
            var edges = new ArrayList<Edge>();
            this.ways.forEach((option, to) -> edges.add(new Edge(id(), option, to)));
            if (this.go != null) {
                edges.add(new Edge(id(), Edge.ANSWERED, this.go));
            }
            edges.add(new Edge(id(), Edge.SILENT, this.question.ifSilent()));
            return edges;
        }

    }

    /// A weighing of facts; the first line that holds wins.
    ///
    /// @param otherCurrency the next node where a limit has no entry in the order's
    /// currency; null where no line has a limit
    record Deciding(String id, List<Line> lines, @Nullable String otherCurrency, String otherwise) implements Node {

        @Override
        public List<Edge> edges() {
            var edges = new ArrayList<Edge>();
            for (int i = 0; i < this.lines.size(); i++) {
                edges.add(new Edge(this.id, String.valueOf(i + 1), this.lines.get(i).go()));
            }
            if (this.otherCurrency != null) {
                edges.add(new Edge(this.id, Edge.OTHER_CURRENCY, this.otherCurrency));
            }
            edges.add(new Edge(this.id, Edge.OTHERWISE, this.otherwise));
            return edges;
        }

    }

    /// Solutions: first the buyer says which they would accept, then the seller is asked.
    ///
    /// @param choice the question to the buyer
    record Offering(Question choice, List<Solution> solutions, Localized say, Localized toSeller, Duration patience,
            String ifRefused, String ifSilent, Map<String, Long> silenceAccepts) implements Node {

        @Override
        public String id() {
            return this.choice.id();
        }

        @Override
        public List<Edge> edges() {
            return List.of(new Edge(id(), Edge.SILENT, this.choice.ifSilent()),
                    new Edge(id(), Edge.REFUSED, this.ifRefused), new Edge(id(), Edge.SELLER_SILENT, this.ifSilent));
        }

    }

    /// An end, which says what is to be done.
    record Ending(Step step) implements Node {

        @Override
        public String id() {
            return this.step.node();
        }

        @Override
        public List<Edge> edges() {
            return List.of();
        }

    }

}
