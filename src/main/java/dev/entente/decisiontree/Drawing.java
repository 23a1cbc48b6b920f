// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Draws a tree as a Mermaid flowchart.
public final class Drawing {

    private static final int LINE_LENGTH = 40;

    private final Tree tree;

    private final String language;

    private final Map<String, String> names = new HashMap<>();

    private final StringBuilder text = new StringBuilder();

    private Drawing(Tree tree, String language) {
        this.tree = tree;
        this.language = language;
        tree.nodes().keySet().forEach(id -> this.names.put(id, "n" + this.names.size()));
    }

    /// The picture as Mermaid text.
    ///
    /// @param language a language code; texts without a translation are drawn in English
    public static String mermaid(Tree tree, String language) {
        return new Drawing(tree, language).draw();
    }

    private String draw() {
        line("---");
        line("title: \"" + this.tree.title().in(this.language).replace('"', '\'') + "\"");
        line("---");
        line("flowchart TD");
        line("  start((start)) --> " + this.names.get(this.tree.start()));
        this.tree.nodes().values().forEach(this::draw);
        this.tree.edges().forEach(this::draw);
        line("  classDef person fill:#fde8c8,stroke:#9a6700");
        line("  classDef money fill:#d8f0dd,stroke:#1a7f37");
        return this.text.toString();
    }

    private void draw(Node node) {
        String name = this.names.get(node.id());
        switch (node) {
            case Node.Asking(var question, var _, var _) ->
                line("  %s[%s]".formatted(name, quote(question.ask().in(this.language))));
            case Node.Deciding deciding -> line("  %s{%s}".formatted(name, quote(deciding.id())));
            case Node.Offering offering -> line("  %s[/%s/]:::money".formatted(name, quote(solutionsOf(offering))));
            case Node.Ending(var step) -> line("  %s([%s])%s".formatted(name, quote(sayOf(step)), styleOf(step)));
        }
    }

    private String solutionsOf(Node.Offering offering) {
        return offering.solutions()
            .stream()
            .map(it -> "• " + it.label().in(this.language))
            .collect(Collectors.joining("\n", offering.choice().ask().in(this.language) + "\n", ""));
    }

    private String sayOf(Step step) {
        return switch (step) {
            case Step.Propose propose -> propose.say().in(this.language);
            case Step.HandOver handOver -> handOver.team() + ": " + handOver.say().in(this.language);
            case Step.Close close -> close.say().in(this.language);
            case Step.Ask ask -> ask.node();
            case Step.Offer offer -> offer.node();
        };
    }

    private static String styleOf(Step step) {
        return switch (step) {
            case Step.Propose _ -> ":::money";
            case Step.HandOver _ -> ":::person";
            case Step.Ask _, Step.Offer _, Step.Close _ -> "";
        };
    }

    private void draw(Edge edge) {
        String arrow = edge.label().equals(Edge.SILENT) || edge.label().equals(Edge.SELLER_SILENT) ? "-.->" : "-->";
        line("  %s %s|%s| %s".formatted(this.names.get(edge.from()), arrow, quote(labelOf(edge)),
                this.names.get(edge.to())));
    }

    private String labelOf(Edge edge) {
        return switch (this.tree.node(edge.from())) {
            case Node.Asking(var question, var ways, var _) when ways.containsKey(edge.label()) -> question.options()
                .stream()
                .filter(it -> it.id().equals(edge.label()))
                .map(it -> it.label().in(this.language))
                .findFirst()
                .orElse(edge.label());
            case Node.Deciding deciding when Character.isDigit(edge.label().charAt(0)) -> deciding.lines()
                .get(Integer.parseInt(edge.label()) - 1)
                .clauses()
                .stream()
                .map(it -> it.subject() + ": " + it.words())
                .collect(Collectors.joining("\n"));
            case Node.Asking _, Node.Deciding _, Node.Offering _, Node.Ending _ -> edge.label();
        };
    }

    /// A Mermaid text in quotes, broken into short lines; what could end the quotes or
    /// become markup is written as a code.
    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        int column = 0;
        for (String word : text.replace("\n", " \n ").split(" ")) {
            if (word.equals("\n") || column + word.length() > LINE_LENGTH) {
                quoted.append("<br/>");
                column = 0;
            }
            if (!word.equals("\n")) {
                quoted.append((column > 0) ? " " : "").append(escape(word));
                column += word.length() + 1;
            }
        }
        return quoted.append('"').toString();
    }

    private static String escape(String word) {
        return word.replace("#", "#35;")
            .replace("\"", "#quot;")
            .replace("<", "#lt;")
            .replace(">", "#gt;")
            .replace("`", "#96;");
    }

    private void line(String line) {
        this.text.append(line).append('\n');
    }

}
