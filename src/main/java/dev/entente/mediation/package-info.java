// SPDX-License-Identifier: Apache-2.0

/// One turn of the bot from start to end: facts, tree, assistant, and what it does about them.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "order", "conversation", "dispute", "deadline", "assistant",
        "drafting", "model", "decisiontree", "worker" })
package dev.entente.mediation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
