// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.util.Arrays;
import java.util.List;

/// A message as numbers: words, pairs of words, character n-grams inside words and topics touched, hashed into a fixed number of buckets.
///
/// @param buckets the buckets that are not zero; one may stand twice
/// @param values their weights
record Features(int[] buckets, float[] values) {

    static final int BUCKETS = 1 << 17;

    private static final float WORDS = 1.0f;

    private static final float LETTERS = 1.0f;

    private static final float TOPIC = 0.3f;

    private static final int GRAM_MIN = 3;

    private static final int GRAM_MAX = 5;

    /// @param words masked words, marks included
    /// @param topics topics that phrases found
    static Features of(List<String> words, Iterable<String> topics) {
        var bag = new Bag(words.size() * 24 + 16);
        addWords(words, bag);
        bag.closeGroup(WORDS);
        addLetters(words, bag);
        bag.closeGroup(LETTERS);
        for (var topic : topics) {
            bag.add(hash(5, topic, 0, topic.length()), 1);
        }
        bag.scaleGroup(TOPIC);
        return bag.features();
    }

    private static void addWords(List<String> words, Bag bag) {
        var previous = "^";
        for (var word : words) {
            bag.add(hash(1, word, 0, word.length()), 1);
            var pair = previous + ' ' + word;
            bag.add(hash(2, pair, 0, pair.length()), 0.8f);
            previous = word;
        }
    }

    private static void addLetters(List<String> words, Bag bag) {
        for (var word : words) {
            if (word.length() < 3 || word.charAt(0) == '<') {
                continue;
            }
            var framed = '_' + word + '_';
            for (int size = GRAM_MIN; size <= GRAM_MAX; size++) {
                for (int from = 0; from + size <= framed.length(); from++) {
                    bag.add(hash(3, framed, from, from + size), 1);
                }
            }
        }
    }

    private static int hash(int seed, String text, int from, int to) {
        int hash = 0x811C9DC5 ^ (seed * 0x9E3779B1);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash ^= hash >>> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >>> 13;
        return hash & (BUCKETS - 1);
    }

    /// Entries while they are gathered, group by group.
    private static final class Bag {

        private long[] entries;

        private int size;

        private int groupStart;

        private Bag(int capacity) {
            this.entries = new long[capacity];
        }

        private void add(int bucket, float value) {
            if (this.size == this.entries.length) {
                this.entries = Arrays.copyOf(this.entries, this.size * 2);
            }
            this.entries[this.size++] = ((long) bucket << 32) | Float.floatToRawIntBits(value);
        }

        /// Adds up what fell into the same bucket, dampens repetition and gives the group
        /// the length named.
        private void closeGroup(float length) {
            merge();
            double squares = 0;
            for (int i = this.groupStart; i < this.size; i++) {
                var value = value(i);
                squares += value * value;
            }
            scaleGroup(squares == 0 ? 0 : (float) (length / Math.sqrt(squares)));
        }

        private void merge() {
            Arrays.sort(this.entries, this.groupStart, this.size);
            int kept = this.groupStart;
            for (int i = this.groupStart; i < this.size;) {
                int bucket = bucket(i);
                float sum = 0;
                for (; i < this.size && bucket(i) == bucket; i++) {
                    sum += value(i);
                }
                set(kept++, bucket, (float) Math.sqrt(sum));
            }
            this.size = kept;
        }

        private void scaleGroup(float factor) {
            for (int i = this.groupStart; i < this.size; i++) {
                set(i, bucket(i), value(i) * factor);
            }
            this.groupStart = this.size;
        }

        private Features features() {
            var buckets = new int[this.size];
            var values = new float[this.size];
            for (int i = 0; i < this.size; i++) {
                buckets[i] = bucket(i);
                values[i] = value(i);
            }
            return new Features(buckets, values);
        }

        private void set(int at, int bucket, float value) {
            this.entries[at] = ((long) bucket << 32) | Float.floatToRawIntBits(value);
        }

        private int bucket(int at) {
            return (int) (this.entries[at] >>> 32);
        }

        private float value(int at) {
            return Float.intBitsToFloat((int) this.entries[at]);
        }

    }

}
