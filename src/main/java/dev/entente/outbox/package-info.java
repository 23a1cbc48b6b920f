// SPDX-License-Identifier: Apache-2.0

/// Word for those outside: stored together with what it tells of, handed on at least once and in order.
@NullMarked
@ApplicationModule(allowedDependencies = { "worker" })
package dev.entente.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
