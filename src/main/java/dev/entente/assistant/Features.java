// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Arrays;
import java.util.List;

/// What is counted in a message: its words and runs of up to three of them, runs of letters inside words, and the topics touched.
///
/// @param words words and runs of words
/// @param letters runs of letters
/// @param topics topics that phrases found
record Features(Counts words, Counts letters, Counts topics) {

    private static final int RUN_MAX = 3;

    private static final int GRAM_MIN = 3;

    private static final int GRAM_MAX = 6;

    /// @param words masked words, marks included
    /// @param topics topics that phrases found
    static Features of(List<String> words, List<String> topics) {
        return new Features(countWords(words), countLetters(words), countTopics(topics));
    }

    private static Counts countWords(List<String> words) {
        var keys = new Keys(words.size() * RUN_MAX);
        for (int from = 0; from < words.size(); from++) {
            int hash = 1;
            for (int to = from; to < Math.min(words.size(), from + RUN_MAX); to++) {
                hash = mix(hash, words.get(to), 0, words.get(to).length());
                keys.add(hash);
            }
        }
        return keys.counts();
    }

    private static Counts countLetters(List<String> words) {
        var keys = new Keys(words.size() * 16);
        for (var word : words) {
            if (word.charAt(0) == '<') {
                continue;
            }
            var framed = '_' + word + '_';
            for (int size = GRAM_MIN; size <= GRAM_MAX; size++) {
                for (int from = 0; from + size <= framed.length(); from++) {
                    keys.add(mix(2, framed, from, from + size));
                }
            }
        }
        return keys.counts();
    }

    private static Counts countTopics(List<String> topics) {
        var keys = new Keys(topics.size());
        topics.forEach(topic -> keys.add(mix(3, topic, 0, topic.length())));
        return keys.counts();
    }

    private static int mix(int start, String text, int from, int to) {
        int hash = (start ^ 0x811C9DC5) * 0x9E3779B1;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        return hash ^ (hash >>> 13);
    }

    /// How often each key stands in a message.
    ///
    /// @param keys hashes, in order, each once
    /// @param times how often
    record Counts(int[] keys, int[] times) {
    }

    private static final class Keys {

        private int[] keys;

        private int size;

        private Keys(int capacity) {
            this.keys = new int[capacity + 16];
        }

        private void add(int key) {
            if (this.size == this.keys.length) {
                this.keys = Arrays.copyOf(this.keys, this.size * 2);
            }
            this.keys[this.size++] = key;
        }

        private Counts counts() {
            Arrays.sort(this.keys, 0, this.size);
            var distinct = new int[this.size];
            var times = new int[this.size];
            int at = -1;
            for (int i = 0; i < this.size; i++) {
                if (at < 0 || distinct[at] != this.keys[i]) {
                    distinct[++at] = this.keys[i];
                }
                times[at]++;
            }
            return new Counts(Arrays.copyOf(distinct, at + 1), Arrays.copyOf(times, at + 1));
        }

    }

}
