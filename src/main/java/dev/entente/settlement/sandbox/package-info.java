// SPDX-License-Identifier: Apache-2.0

/// The built-in payment provider: another house with books of its own, which never sees ours.
@NullMarked
package dev.entente.settlement.sandbox;

import org.jspecify.annotations.NullMarked;
