// SPDX-License-Identifier: Apache-2.0

/// Durable timers on a clock that tests can set.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "worker" })
package dev.entente.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
