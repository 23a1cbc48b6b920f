// SPDX-License-Identifier: Apache-2.0

/// STOMP 1.2 as a pure protocol: frames, strict checks, one connection's rules, heart-beats and the way out.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.stomp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
