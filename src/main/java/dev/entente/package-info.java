// SPDX-License-Identifier: Apache-2.0

/// The conversation in which a marketplace dispute gets settled.
@NullMarked
package dev.entente;

import org.jspecify.annotations.NullMarked;
