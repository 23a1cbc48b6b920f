// SPDX-License-Identifier: Apache-2.0

/// The load command: threads of three members against a running server. It is run by `bench/run` and never by a test.
@NullMarked
package dev.entente.bench;

import org.jspecify.annotations.NullMarked;
