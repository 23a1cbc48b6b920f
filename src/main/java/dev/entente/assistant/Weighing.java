// SPDX-License-Identifier: Apache-2.0

package dev.entente.assistant;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.stream.Stream;

/// Turns counts into numbers: what is rare among the examples weighs more, what is repeated weighs little more than once, and each
/// group has the same length in every message, however long it is (tf-idf with sublinear counts, as in Salton and Buckley 1988).
///
/// @param keys what stands in the examples, in order
/// @param rarity the weight of each
/// @param topics the length of the group of topics; 0 leaves them out
record Weighing(int[] keys, float[] rarity, float topics) {

    private static final float WORDS = 1.3f;

    private static final float LETTERS = 1;

    static Weighing learn(Collection<Features> examples, float topics) {
        var holders = new HashMap<Integer, Integer>();
        for (var example : examples) {
            Stream.of(example.words(), example.letters(), example.topics())
                .flatMapToInt(counts -> Arrays.stream(counts.keys()))
                .forEach(key -> holders.merge(key, 1, Integer::sum));
        }
        int[] keys = holders.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        var rarity = new float[keys.length];
        for (int row = 0; row < keys.length; row++) {
            rarity[row] = (float) (Math.log((1.0 + examples.size()) / (1.0 + holders.get(keys[row]))) + 1);
        }
        return new Weighing(keys, rarity, topics);
    }

    Vector weigh(Features features) {
        int most = features.words().keys().length + features.letters().keys().length + features.topics().keys().length;
        var rows = new int[most];
        var values = new float[most];
        int end = weigh(features.words(), WORDS, rows, values, 0);
        end = weigh(features.letters(), LETTERS, rows, values, end);
        if (this.topics > 0) {
            end = weigh(features.topics(), this.topics, rows, values, end);
        }
        return new Vector(Arrays.copyOf(rows, end), Arrays.copyOf(values, end));
    }

    /// What no example holds is left out.
    private int weigh(Features.Counts counts, float length, int[] rows, float[] values, int start) {
        int end = start;
        double squares = 0;
        for (int i = 0; i < counts.keys().length; i++) {
            int row = Arrays.binarySearch(this.keys, counts.keys()[i]);
            if (row >= 0) {
                float value = (float) (1 + Math.log(counts.times()[i])) * this.rarity[row];
                squares += value * value;
                rows[end] = row;
                values[end++] = value;
            }
        }
        float factor = (squares == 0) ? 0 : (float) (length / Math.sqrt(squares));
        for (int i = start; i < end; i++) {
            values[i] *= factor;
        }
        return end;
    }

    void write(DataOutput file) throws IOException {
        file.writeFloat(this.topics);
        file.writeInt(this.keys.length);
        for (int key : this.keys) {
            file.writeInt(key);
        }
        for (float each : this.rarity) {
            file.writeFloat(each);
        }
    }

    /// Reads what [#write] wrote.
    static Weighing read(DataInput file) throws IOException {
        float topics = file.readFloat();
        var keys = new int[file.readInt()];
        var rarity = new float[keys.length];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = file.readInt();
        }
        for (int row = 0; row < rarity.length; row++) {
            rarity[row] = file.readFloat();
        }
        return new Weighing(keys, rarity, topics);
    }

    /// A message as numbers that are not zero.
    ///
    /// @param rows where they stand
    /// @param values what they are
    record Vector(int[] rows, float[] values) {

        float times(float[] weights) {
            float sum = 0;
            for (int i = 0; i < this.rows.length; i++) {
                sum += weights[this.rows[i]] * this.values[i];
            }
            return sum;
        }

        void addTo(float[] weights, float factor) {
            for (int i = 0; i < this.rows.length; i++) {
                weights[this.rows[i]] += factor * this.values[i];
            }
        }

        float squares() {
            float sum = 0;
            for (float value : this.values) {
                sum += value * value;
            }
            return sum;
        }

    }

}
