// SPDX-License-Identifier: Apache-2.0

/// Understands what a party writes, on this machine, with words, patterns and a small statistical model; it reports and never decides.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.assistant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
