// SPDX-License-Identifier: Apache-2.0

/// The language model, where there is one: called within time, money and trust, each use written down; it knows no task.
///
/// What is written down (`model_use`) holds numbers and names, no words of anybody. It is kept as long as the bills that it explains, 400 days
/// unless set otherwise, and then cleared away; `model_day` is needed for the running day (UTC) and the one before alone.
@NullMarked
@ApplicationModule(allowedDependencies = { "prompt", "worker" })
package dev.entente.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
