// SPDX-License-Identifier: Apache-2.0

/// Mutated inputs by the million: made from a seed, counted, watched, and shrunk where one breaks something.
@NullMarked
package dev.entente.fuzz;

import org.jspecify.annotations.NullMarked;
