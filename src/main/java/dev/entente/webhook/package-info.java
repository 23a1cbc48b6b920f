// SPDX-License-Identifier: Apache-2.0

/// Webhooks out, by Standard Webhooks 1.0.0: endpoints of marketplaces, signed deliveries on a published schedule, their
/// log, and replay.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "deadline", "worker", "outbox", "egress" })
package dev.entente.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
