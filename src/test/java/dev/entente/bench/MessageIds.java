// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/// Client ids that say which member of this run sent a message, and which of the member's messages it is. They have the
/// shape of random UUIDs.
final class MessageIds {

    static final int LENGTH = 36;

    /// Stands for an id that this run did not make.
    static final long FOREIGN = -1;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private static final String SHAPE = "rrrrrrrr-mmmm-4mmm-8nnn-nnnnnnnnnnnn";

    private final int run;

    MessageIds() {
        this(ThreadLocalRandom.current().nextInt());
    }

    MessageIds(int run) {
        this.run = run;
    }

    /// Different in every run.
    String run() {
        return "%08x".formatted(this.run);
    }

    void write(byte[] target, int at, int member, int number) {
        long run = Integer.toUnsignedLong(this.run);
        long from = member;
        long which = number;
        for (int index = LENGTH - 1; index >= 0; index--) {
            char shape = SHAPE.charAt(index);
            switch (shape) {
                case 'r' -> {
                    target[at + index] = DIGITS[(int) (run & 15)];
                    run >>>= 4;
                }
                case 'm' -> {
                    target[at + index] = DIGITS[(int) (from & 15)];
                    from >>>= 4;
                }
                case 'n' -> {
                    target[at + index] = DIGITS[(int) (which & 15)];
                    which >>>= 4;
                }
                default -> target[at + index] = (byte) shape;
            }
        }
    }

    /// The member in the upper and the number in the lower 32 bits, or {@link #FOREIGN}.
    long read(byte[] source, int at) {
        long run = 0;
        long member = 0;
        long number = 0;
        for (int index = 0; index < LENGTH; index++) {
            char shape = SHAPE.charAt(index);
            switch (shape) {
                case 'r' -> run = run << 4 | digit(source[at + index]);
                case 'm' -> member = member << 4 | digit(source[at + index]);
                case 'n' -> number = number << 4 | digit(source[at + index]);
                default -> run |= (source[at + index] == shape) ? 0 : FOREIGN;
            }
        }
        return (run == Integer.toUnsignedLong(this.run)) ? member << 32 | number : FOREIGN;
    }

    /// What is no digit spoils the number that it stands in.
    private static long digit(byte character) {
        return Character.digit(character, 16);
    }

}
