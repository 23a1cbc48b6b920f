// SPDX-License-Identifier: Apache-2.0

/// Several nodes on one PostgreSQL and one Redis: what they owe each other while they come, work, stop and die.
@NullMarked
package dev.entente.nodes;

import org.jspecify.annotations.NullMarked;
