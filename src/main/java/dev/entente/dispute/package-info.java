// SPDX-License-Identifier: Apache-2.0

/// The case: stages, offers, counters, agreement; one pure decision per command.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "audit", "order", "conversation", "deadline", "fanout", "outbox" })
package dev.entente.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
