// SPDX-License-Identifier: Apache-2.0

package dev.entente.fuzz;

import java.util.SplittableRandom;

/// Where inputs come from.
@FunctionalInterface
public interface Source {

    /// An input that depends on nothing but what is drawn.
    byte[] draw(SplittableRandom random);

}
