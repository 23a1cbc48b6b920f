// SPDX-License-Identifier: Apache-2.0

/// Takes tokens back before their end, on all nodes.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "fanout", "worker", "audit" })
package dev.entente.revocation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
