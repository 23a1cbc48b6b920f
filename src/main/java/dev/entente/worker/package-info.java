// SPDX-License-Identifier: Apache-2.0

/// What goes on in the background: work that is rows, taken when it is due and when somebody rings.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.worker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
