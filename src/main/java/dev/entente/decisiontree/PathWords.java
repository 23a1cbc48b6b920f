// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.entente.decisiontree.yaml.YamlNode;

/// Reads the facts and answers of a path: `order-total: 95.90 EUR`, `show-us: 2 photos`, `choose: [redo, voucher]`.
final class PathWords {

    private static final Pattern PHOTOS = Pattern.compile("(\\d{1,2}) photos?");

    private static final Pattern NUMBER = Pattern.compile("(-?)(\\S+?)(?: (days?)| ?(%))?");

    private final Tree tree;

    private final Findings.Page page;

    PathWords(Tree tree, Findings.Page page) {
        this.tree = tree;
        this.page = page;
    }

    Map<Fact, FactValue> facts(Section section) {
        var facts = new HashMap<Fact, FactValue>();
        section.find("facts").ifPresent(node -> {
            Section table = Section.of(node, "`facts`", this.page,
                    Arrays.stream(Fact.values()).map(Fact::word).toList());
            table.entries().forEach((name, entry) -> Fact.named(name).ifPresent(fact -> {
                try {
                    facts.put(fact, value(fact, entry.value()));
                }
                catch (Misspelt misspelt) {
                    note(entry.value(), misspelt);
                }
            }));
        });
        return facts;
    }

    private static FactValue value(Fact fact, YamlNode node) throws Misspelt {
        String words = (node instanceof YamlNode.Text text) ? text.value() : "";
        return switch (fact.type()) {
            case MONEY -> new FactValue.Money(Quantity.amount(words));
            case WORD, YES_NO -> {
                ConditionPhrase.anyOf(Subject.of(fact), List.of(words));
                yield new FactValue.Words(Set.of(words));
            }
            case NUMBER, DAYS, SHARE -> number(fact, words);
        };
    }

    private static FactValue number(Fact fact, String words) throws Misspelt {
        var number = NUMBER.matcher(words);
        if (!number.matches()) {
            throw new Misspelt("`%s` is no value of `%s`".formatted(words, fact.word()), "it cannot be compared",
                    "Write for example `3 days`");
        }
        String unit = (number.group(3) != null) ? number.group(3) : number.group(4);
        long value = Quantity.whole(fact.type(), number.group(2), unit);
        return new FactValue.Number(number.group(1).isEmpty() ? value : -value);
    }

    Map<String, Answer> answers(Section section) {
        var answers = new LinkedHashMap<String, Answer>();
        section.find("answers").ifPresent(node -> {
            Section table = Section.of(node, "`answers`", this.page, askedIds());
            table.entries().forEach((id, entry) -> {
                Node asked = this.tree.nodes().get(id);
                if (asked != null) {
                    answer(asked, entry.value()).ifPresent(it -> answers.put(id, it));
                }
            });
        });
        return answers;
    }

    private List<String> askedIds() {
        return this.tree.nodes()
            .values()
            .stream()
            .filter(it -> it instanceof Node.Asking || it instanceof Node.Offering)
            .map(Node::id)
            .toList();
    }

    private Optional<Answer> answer(Node node, YamlNode value) {
        try {
            return Optional.of(switch (node) {
                case Node.Offering offering -> reaction(offering, words(value));
                case Node.Asking asking -> fitting(asking.question(), words(value));
                case Node.Deciding _, Node.Ending _ -> throw unfit(node.id(), words(value));
            });
        }
        catch (Misspelt misspelt) {
            note(value, misspelt);
            return Optional.empty();
        }
    }

    private static Answer reaction(Node.Offering offering, List<String> words) throws Misspelt {
        return switch (String.join(" ", words)) {
            case Edge.REFUSED -> new Answer.AllRefused();
            case Edge.SELLER_SILENT -> new Answer.SellerSilent();
            default -> fitting(offering.choice(), words);
        };
    }

    private static Answer fitting(Question question, List<String> words) throws Misspelt {
        if (words.equals(List.of(Edge.SILENT))) {
            return new Answer.Silent();
        }
        String first = words.isEmpty() ? "" : words.getFirst();
        Answer answer = switch (question.input()) {
            case CHOICE, CHOICES -> new Answer.Chosen(words);
            case TEXT -> new Answer.Words(first);
            case AMOUNT -> new Answer.Sum(Quantity.amount(first));
            case DATE -> new Answer.Day(day(question, first));
            case PHOTOS -> new Answer.Photos(photos(question, first));
        };
        if (!question.accepts(answer)) {
            throw unfit(question.id(), words);
        }
        return answer;
    }

    private static LocalDate day(Question question, String words) throws Misspelt {
        try {
            return LocalDate.parse(words);
        }
        catch (DateTimeParseException _) {
            throw unfit(question.id(), List.of(words));
        }
    }

    private static int photos(Question question, String words) throws Misspelt {
        var photos = PHOTOS.matcher(words);
        if (!photos.matches()) {
            throw unfit(question.id(), List.of(words));
        }
        return Integer.parseInt(photos.group(1));
    }

    private static Misspelt unfit(String id, List<String> words) {
        return new Misspelt("`%s` is no answer to `%s`".formatted(String.join(", ", words), id),
                "the widget would not offer it", "Write ids of its answers, `2 photos`, or `silent`");
    }

    private static List<String> words(YamlNode value) {
        var words = new ArrayList<String>();
        switch (value) {
            case YamlNode.Text text -> words.add(text.value());
            case YamlNode.Listing(var _, var items) -> items.forEach(it -> words.addAll(words(it)));
            case YamlNode.Table _, YamlNode.Unreadable _ -> {
            }
        }
        return words;
    }

    private void note(YamlNode at, Misspelt misspelt) {
        this.page.note(at.at(), misspelt.what(), misspelt.why(), misspelt.mend());
    }

}
