// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/// Reads the part of YAML that people write by hand: tables, lists and texts, without anchors, tags or braces.
///
/// It works on the stream of events, so nothing is ever constructed, expanded or executed.
public final class YamlReader {

    /// Tables and lists inside each other, at most; the deepest thing a tree needs is a
    /// list of words in an answer.
    public static final int DEPTH_MAX = 8;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
        .setUseMarks(true)
        .setCodePointLimit(YamlText.BYTES_MAX)
        .build();

    private final List<String> lines;

    private final Iterator<Event> events;

    private final List<Flaw> flaws = new ArrayList<>();

    private YamlReader(String text) {
        this.lines = text.lines().toList();
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /// Reads a whole file as it lies on disk: too large, not UTF-8 and tabs are flaws as
    /// well.
    public static Reading read(byte[] bytes) {
        return switch (YamlText.decode(bytes)) {
            case YamlText.Decoded(var text) -> parse(text);
            case YamlText.Undecodable(var flaw) -> Reading.refused(flaw);
        };
    }

    private static Reading parse(String text) {
        var tabs = YamlText.tabs(text);
        if (!tabs.isEmpty()) {
            return new Reading(null, tabs);
        }
        var reader = new YamlReader(text);
        return new Reading(reader.readFile(text), List.copyOf(reader.flaws));
    }

    private YamlNode.@Nullable Table readFile(String text) {
        try {
            return readDocument();
        }
        catch (TooDeep tooDeep) {
            note(tooDeep.at, "Lists and tables stand more than %d deep inside each other".formatted(DEPTH_MAX),
                    "a tree never needs more than four levels",
                    "Move the inner part to a question or decision of its own");
        }
        catch (ReaderException unreadable) {
            note(YamlText.spotOf(text, unreadable.getPosition()), "A character that YAML does not allow",
                    "it cannot be shown to anybody", "Delete it and type the text again");
        }
        catch (MarkedYamlEngineException broken) {
            this.flaws.add(SyntaxAdvice.flawOf(broken));
        }
        return null;
    }

    private YamlNode.@Nullable Table readDocument() {
        YamlNode.Table root = null;
        int documents = 0;
        while (this.events.hasNext()) {
            Event event = this.events.next();
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {
                }
                default -> root = readRoot(event, documents, root);
            }
        }
        if (root == null && this.flaws.isEmpty()) {
            note(Spot.START, "The file is empty", "there is nothing to read", "Write the tree or delete the file");
        }
        return root;
    }

    private YamlNode.@Nullable Table readRoot(Event event, int documents, YamlNode.@Nullable Table root) {
        YamlNode node = read(event, 1);
        if (documents > 1) {
            note(node.at(), "A second document begins with `---`", "only the first would count",
                    "Delete the line `---` or make two files");
            return root;
        }
        if (node instanceof YamlNode.Table table) {
            return table;
        }
        if (!(node instanceof YamlNode.Unreadable)) {
            note(node.at(), "The file does not begin with `key: value`", "its parts are found by their keys",
                    "Begin with `tree:` and the name of the tree");
        }
        return null;
    }

    private YamlNode read(Event event, int depth) {
        Spot at = Spot.of(event.getStartMark());
        if (event instanceof AliasEvent) {
            note(at, "`*` points to another place of the file",
                    "such copies hide what is decided and can grow without end",
                    "Write the text out, or put it in quotes if it begins with `*`");
            return new YamlNode.Unreadable(at);
        }
        refuseAnchorAndTag((NodeEvent) event, at);
        if (event instanceof ScalarEvent scalar) {
            return new YamlNode.Text(at, scalar.getValue(), scalar.isPlain(), isCommented(scalar));
        }
        if (depth > DEPTH_MAX) {
            throw new TooDeep(at);
        }
        return (event.getEventId() == Event.ID.MappingStart) ? readTable((CollectionStartEvent) event, at, depth)
                : readListing(at, depth);
    }

    private boolean isCommented(ScalarEvent scalar) {
        Spot end = Spot.of(scalar.getEndMark());
        if (!scalar.isPlain() || end.line() > this.lines.size()) {
            return false;
        }
        String line = this.lines.get(end.line() - 1);
        int rest = line.offsetByCodePoints(0, Math.min(end.column() - 1, line.codePointCount(0, line.length())));
        return line.substring(rest).stripLeading().startsWith("#");
    }

    private YamlNode readTable(CollectionStartEvent start, Spot at, int depth) {
        if (start.isFlow()) {
            note(at, "`{` opens a table in braces", "every line shall say one thing",
                    "Write one `key: value` per line, or put the text in quotes if it begins with `{`");
        }
        var entries = new LinkedHashMap<String, YamlNode.Entry>();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            YamlNode key = read(event, depth + 1);
            YamlNode value = read(next(), depth + 1);
            if (key instanceof YamlNode.Text text) {
                addEntry(entries, new YamlNode.Entry(text, value));
            }
            else if (!(key instanceof YamlNode.Unreadable)) {
                note(key.at(), "A key is a list or a table", "a key is one word",
                        "Write a single word before the colon");
            }
        }
        return start.isFlow() ? new YamlNode.Unreadable(at) : new YamlNode.Table(at, entries);
    }

    private void addEntry(LinkedHashMap<String, YamlNode.Entry> entries, YamlNode.Entry entry) {
        var first = entries.putIfAbsent(entry.key().value(), entry);
        if (first != null) {
            note(entry.key().at(), "`%s` stands here twice".formatted(entry.key().value()),
                    "it stands in line %d already and only one of them could count".formatted(first.key().at().line()),
                    "Rename or delete one of the two");
        }
    }

    private YamlNode readListing(Spot at, int depth) {
        var items = new ArrayList<YamlNode>();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(read(event, depth + 1));
        }
        return new YamlNode.Listing(at, List.copyOf(items));
    }

    private Event next() {
        return this.events.next();
    }

    private void refuseAnchorAndTag(NodeEvent event, Spot at) {
        event.getAnchor()
            .ifPresent(anchor -> note(at, "`&%s` names this place for copies".formatted(anchor.getValue()),
                    "such copies hide what is decided and can grow without end", "Delete `&%s`".formatted(anchor)));
        tagOf(event).ifPresent(tag -> note(at, "`%s` is a tag".formatted(tag),
                "a tree holds nothing but words; a tag would ask for a type of the program", "Delete the tag"));
    }

    private static Optional<String> tagOf(NodeEvent event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> Optional.empty();
        };
    }

    private void note(Spot at, String what, String why, String mend) {
        this.flaws.add(new Flaw(at, what, why, mend));
    }

    private static final class TooDeep extends RuntimeException {

        private final transient Spot at;

        private TooDeep(Spot at) {
            super(null, null, false, false);
            this.at = at;
        }

    }

}
