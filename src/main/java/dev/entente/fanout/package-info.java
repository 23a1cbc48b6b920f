// SPDX-License-Identifier: Apache-2.0

/// Topic to bytes between nodes; knows no word of the domain.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.fanout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
