// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Damages octets in the ways that readers forget: a bit, a length, a line twice, a number too many, a word of the grammar
/// where it does not belong, two inputs grown together.
public final class Mutator {

    private static final byte[] SHARP = { 0, '\n', '\r', ':', '\\', ',', '"', '\'', '{', '}', '[', ']', '-', '.', '%',
            ' ', '\t', '/', 0x7F, (byte) 0x80, (byte) 0xBF, (byte) 0xC0, (byte) 0xC2, (byte) 0xE0, (byte) 0xED,
            (byte) 0xF0, (byte) 0xF4, (byte) 0xFE, (byte) 0xFF };

    private static final List<String> NUMBERS = List.of("0", "-1", "1", "-0", "00", "+1", "127", "128", "255", "256",
            "32767", "65535", "65536", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296",
            "999999999", "9223372036854775807", "9223372036854775808", "99999999999999999999", "1e9", "1e999", "0x10",
            "1.5", "NaN", "٣", "1_000");

    private static final long[] EDGES = { 0, 1, -1, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000,
            0x7FFFFFFFL, 0x80000000L, 0xFFFFFFFFL };

    private static final int ROUNDS_MAX = 6;

    private static final int REPEATS_MAX = 200;

    private final List<byte[]> corpus;

    private final List<byte[]> words;

    private final int lengthMax;

    /// @param corpus sound inputs
    /// @param words of the grammar
    /// @param lengthMax what no input exceeds by growing
    public Mutator(List<byte[]> corpus, List<String> words, int lengthMax) {
        this.corpus = List.copyOf(corpus);
        this.words = words.stream().map(word -> word.getBytes(StandardCharsets.UTF_8)).toList();
        this.lengthMax = lengthMax;
    }

    /// A sound input.
    public byte[] pick(SplittableRandom random) {
        return this.corpus.get(random.nextInt(this.corpus.size())).clone();
    }

    /// A sound input, damaged.
    public byte[] draw(SplittableRandom random) {
        return damage(pick(random), random);
    }

    /// The input, damaged at least once.
    public byte[] damage(byte[] input, SplittableRandom random) {
        byte[] damaged = input;
        int rounds = 1;
        while (rounds < ROUNDS_MAX && random.nextInt(3) > 0) {
            rounds++;
        }
        for (int round = 0; round < rounds; round++) {
            byte[] next = once(damaged, random);
            damaged = (next.length > this.lengthMax) ? Arrays.copyOf(next, this.lengthMax) : next;
        }
        return damaged;
    }

    private byte[] once(byte[] input, SplittableRandom random) {
        int from = random.nextInt(input.length + 1);
        int to = from + (int) ((input.length - from) * Math.pow(random.nextDouble(), 3));
        return switch (random.nextInt(14)) {
            case 0 -> set(input, from, (byte) (at(input, from) ^ 1 << random.nextInt(8)));
            case 1 -> set(input, from, (byte) random.nextInt(256));
            case 2 -> set(input, from, SHARP[random.nextInt(SHARP.length)]);
            case 3 -> replaced(input, from, to, new byte[0]);
            case 4 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
            case 5 -> replaced(input, from, from, noise(random));
            case 6 -> replaced(input, from, random.nextBoolean() ? from : to, word(random));
            case 7 -> number(input, from, random);
            case 8 -> spliced(input, from, random);
            case 9 -> Arrays.copyOf(input, from);
            case 10 -> line(input, from, random);
            case 11 -> repeated(input, from, to, random);
            case 12 -> edge(input, from, random);
            default -> set(input, from, (byte) (at(input, from) + random.nextInt(-8, 9)));
        };
    }

    private static byte at(byte[] input, int at) {
        return (at < input.length) ? input[at] : 0;
    }

    private static byte[] set(byte[] input, int at, byte octet) {
        byte[] changed = Arrays.copyOf(input, Math.max(input.length, at + 1));
        changed[at] = octet;
        return changed;
    }

    private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream(input.length + by.length);
        out.write(input, 0, from);
        out.writeBytes(by);
        out.write(input, to, input.length - to);
        return out.toByteArray();
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[1 + random.nextInt(12)];
        random.nextBytes(noise);
        return noise;
    }

    private byte[] word(SplittableRandom random) {
        return this.words.isEmpty() ? noise(random) : this.words.get(random.nextInt(this.words.size()));
    }

    /// Puts another number for the next one behind the place.
    private static byte[] number(byte[] input, int from, SplittableRandom random) {
        int begin = from;
        while (begin < input.length && !isDigit(input[begin])) {
            begin++;
        }
        int end = begin;
        while (end < input.length && isDigit(input[end])) {
            end++;
        }
        String number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return replaced(input, begin, end, number.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private byte[] spliced(byte[] input, int from, SplittableRandom random) {
        byte[] other = pick(random);
        int join = random.nextInt(other.length + 1);
        return replaced(input, from, input.length, Arrays.copyOfRange(other, join, other.length));
    }

    /// Writes a line once more, leaves it out, or changes places with the next.
    private static byte[] line(byte[] input, int near, SplittableRandom random) {
        int begin = near;
        while (begin > 0 && input[begin - 1] != '\n') {
            begin--;
        }
        int end = end(input, begin);
        byte[] line = Arrays.copyOfRange(input, begin, end);
        return switch (random.nextInt(3)) {
            case 0 -> replaced(input, begin, begin, line);
            case 1 -> replaced(input, begin, end, new byte[0]);
            default -> replaced(replaced(input, begin, end, new byte[0]), begin, begin,
                    Arrays.copyOfRange(input, end, end(input, end)));
        };
    }

    private static int end(byte[] input, int from) {
        int at = from;
        while (at < input.length && input[at] != '\n') {
            at++;
        }
        return Math.min(input.length, at + 1);
    }

    private byte[] repeated(byte[] input, int from, int to, SplittableRandom random) {
        byte[] piece = Arrays.copyOfRange(input, from, to);
        var out = new ByteArrayOutputStream();
        int times = random.nextInt(REPEATS_MAX);
        for (int time = 0; time < times && out.size() < this.lengthMax; time++) {
            out.writeBytes(piece);
        }
        return replaced(input, from, from, out.toByteArray());
    }

    /// Overwrites one, two or four octets, in either order, with a number at an edge.
    private static byte[] edge(byte[] input, int from, SplittableRandom random) {
        int size = 1 << random.nextInt(3);
        boolean little = random.nextBoolean();
        long edge = EDGES[random.nextInt(EDGES.length)];
        byte[] changed = Arrays.copyOf(input, Math.max(input.length, from + size));
        for (int octet = 0; octet < size; octet++) {
            int place = little ? octet : size - 1 - octet;
            changed[from + octet] = (byte) (edge >> 8 * place);
        }
        return changed;
    }

}
