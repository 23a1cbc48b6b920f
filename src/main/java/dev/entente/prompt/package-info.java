// SPDX-License-Identifier: Apache-2.0

/// The prompts that policy owners edit: read, checked and filled; nothing here knows a model.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
