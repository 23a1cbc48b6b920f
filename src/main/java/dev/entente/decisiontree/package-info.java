// SPDX-License-Identifier: Apache-2.0

/// Reads, checks, walks and draws the decision trees that policy owners write; pure, it knows no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.decisiontree;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
