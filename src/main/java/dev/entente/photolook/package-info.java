// SPDX-License-Identifier: Apache-2.0

/// What software can say of a photo that was shown, said once; and what only agents are told of it.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "order", "conversation", "evidence", "assistant", "worker",
        "drafting", "model" })
package dev.entente.photolook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
