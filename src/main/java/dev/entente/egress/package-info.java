// SPDX-License-Identifier: Apache-2.0

/// The way out to addresses that others gave us: only to public ones, checked where they are connected to.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.egress;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
