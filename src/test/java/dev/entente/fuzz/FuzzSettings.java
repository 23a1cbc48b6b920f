// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

/// How much is tried and from which seed, as `fuzz/run` sets it; a plain build tries a little, always the same.
///
/// @param seed everything that is drawn follows from it
/// @param frames how many STOMP frames the long run mutates, from which every other number follows; 0 for a plain build
/// @param only the one input to try again, or -1 for all
record FuzzSettings(long seed, int frames, long only) {

    private static final long SEED = 20_261_124;

    static FuzzSettings read() {
        return new FuzzSettings(Long.getLong("fuzz.seed", SEED), Integer.getInteger("fuzz.frames", 0),
                Long.getLong("fuzz.only", -1));
    }

    /// How many inputs a campaign gets.
    ///
    /// @param plain in a plain build
    /// @param share in the long run, for each STOMP frame
    int inputs(int plain, double share) {
        return (this.frames > 0) ? (int) Math.max(plain, this.frames * share) : plain;
    }

}
