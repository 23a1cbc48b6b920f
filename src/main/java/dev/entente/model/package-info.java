// SPDX-License-Identifier: Apache-2.0

/// The language model, where there is one: called within time, money and trust, each use written down; it knows no task.
@NullMarked
@ApplicationModule(allowedDependencies = { "prompt" })
package dev.entente.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
