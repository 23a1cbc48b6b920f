// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.util.SplittableRandom;

/// What an input is tried on.
@FunctionalInterface
public interface Target {

    /// Tries the input; whatever it throws is a finding.
    ///
    /// @param random for choices that go with the input, such as where it is cut
    /// @return the kind of what came of it, one of few
    String probe(byte[] input, SplittableRandom random) throws Exception;

}
