// SPDX-License-Identifier: Apache-2.0

/// Photos as evidence: taken in, checked, cleaned, kept, and shown by addresses that soon expire.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
