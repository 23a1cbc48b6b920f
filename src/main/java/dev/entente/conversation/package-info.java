// SPDX-License-Identifier: Apache-2.0

/// The thread: append, number, read, resume; who may see which message.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "fanout" })
package dev.entente.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
