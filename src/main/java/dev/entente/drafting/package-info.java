// SPDX-License-Identifier: Apache-2.0

/// What a language model may help to read and to word, each time checked, and each time with a way to do without; nothing here decides.
@NullMarked
@ApplicationModule(allowedDependencies = { "party", "assistant", "model", "prompt" })
package dev.entente.drafting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
