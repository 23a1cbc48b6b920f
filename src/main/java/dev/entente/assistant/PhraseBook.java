// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Phrases by topic, found in one pass over the words of a message.
///
/// A line of a phrase file is a row of words: `stem*` stands for every word that starts so, `a/b` for either, `?a` may be absent, and `..` skips up to
/// three words of the same sentence. `[topic]` starts a topic.
final class PhraseBook {

    private static final int GAP_MAX_WORDS = 3;

    private static final int STEM_MIN_CHARS = 3;

    private final Node root = new Node();

    private final Set<String> stems = new HashSet<>();

    private final BitSet stemStarts = new BitSet();

    private int stemMaxChars;

    static PhraseBook load(String... files) {
        return load(_ -> true, files);
    }

    static PhraseBook loadOnly(Collection<String> topics, String... files) {
        return load(topics::contains, files);
    }

    private static PhraseBook load(Predicate<String> wanted, String... files) {
        var book = new PhraseBook();
        for (var file : files) {
            for (var phrase : Phrase.read(file)) {
                if (wanted.test(phrase.topic())) {
                    book.enter(book.root, phrase.parts(), phrase.topic());
                }
            }
        }
        return book;
    }

    private void enter(Node node, List<String> parts, String topic) {
        if (parts.isEmpty()) {
            node.topics.add(topic);
            return;
        }
        var rest = parts.subList(1, parts.size());
        var part = parts.getFirst();
        if (Phrase.isOptional(part)) {
            enter(node, rest, topic);
            part = part.substring(1);
        }
        for (var word : Phrase.alternatives(part)) {
            enter(node.next.computeIfAbsent(symbol(word), _ -> new Node()), rest, topic);
        }
    }

    private String symbol(String word) {
        if (word.length() > 1 && word.endsWith("*")) {
            var stem = word.substring(0, word.length() - 1);
            if (stem.length() < STEM_MIN_CHARS) {
                throw new IllegalStateException("Stem too short in phrase file: " + word);
            }
            this.stems.add(stem);
            this.stemStarts.set(start(stem));
            this.stemMaxChars = Math.max(this.stemMaxChars, stem.length());
        }
        return word;
    }

    /// Finds every phrase, in the order of the text.
    Hits find(List<String> words) {
        var symbols = new ArrayList<List<String>>(words.size());
        for (var word : words) {
            symbols.add(symbolsOf(word));
        }
        var found = new ArrayList<Hits.Hit>();
        for (int i = 0; i < words.size(); i++) {
            walk(this.root, symbols, i, i, found);
        }
        found.sort(Comparator.comparingInt(Hits.Hit::start));
        return new Hits(List.copyOf(found));
    }

    private List<String> symbolsOf(String word) {
        if (word.length() < STEM_MIN_CHARS || !this.stemStarts.get(start(word))) {
            return List.of(word);
        }
        var symbols = new ArrayList<String>(2);
        symbols.add(word);
        for (int length = STEM_MIN_CHARS; length <= Math.min(word.length(), this.stemMaxChars); length++) {
            var stem = word.substring(0, length);
            if (this.stems.contains(stem)) {
                symbols.add(stem + "*");
            }
        }
        return symbols;
    }

    /// The first letters of a word as a small number, so that most words are done with at
    /// once.
    private static int start(String word) {
        return (word.charAt(0) * 961 + word.charAt(1) * 31 + word.charAt(2)) & 0xFFFF;
    }

    private void walk(Node node, List<List<String>> symbols, int start, int at, List<Hits.Hit> found) {
        for (var topic : node.topics) {
            found.add(new Hits.Hit(topic, start, at));
        }
        if (at < symbols.size() && !node.next.isEmpty()) {
            for (var symbol : symbols.get(at)) {
                var next = node.next.get(symbol);
                if (next != null) {
                    walk(next, symbols, start, at + 1, found);
                }
            }
        }
        var afterGap = node.next.get(Phrase.GAP);
        if (afterGap != null) {
            leap(afterGap, symbols, start, at, found);
        }
    }

    private void leap(Node node, List<List<String>> symbols, int start, int at, List<Hits.Hit> found) {
        for (int skipped = 0; skipped <= GAP_MAX_WORDS && at + skipped < symbols.size(); skipped++) {
            walk(node, symbols, start, at + skipped, found);
            if (Wording.isMark(symbols.get(at + skipped).getFirst())) {
                return;
            }
        }
    }

    private static final class Node {

        private final Map<String, Node> next = new HashMap<>();

        private final List<String> topics = new ArrayList<>(1);

    }

}
