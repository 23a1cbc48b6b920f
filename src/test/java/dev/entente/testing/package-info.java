// SPDX-License-Identifier: Apache-2.0

/// Real servers for tests, one call away.
@NullMarked
package dev.entente.testing;

import org.jspecify.annotations.NullMarked;
