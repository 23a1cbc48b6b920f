// SPDX-License-Identifier: Apache-2.0

/// Whole servers in JVMs of their own on a durable PostgreSQL and a Redis, to be killed, cut off and started again.
@NullMarked
package dev.entente.faults;

import org.jspecify.annotations.NullMarked;
