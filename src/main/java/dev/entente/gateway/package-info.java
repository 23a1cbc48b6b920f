// SPDX-License-Identifier: Apache-2.0

/// The doors: HTTP and WebSocket; what comes in is checked here, what goes out is put into the words of the contract here.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "order", "conversation", "dispute", "deadline", "evidence",
        "settlement", "assistant", "drafting", "model", "decisiontree", "mediation", "fanout", "stomp", "webhook",
        "revocation", "audit" })
package dev.entente.gateway;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
