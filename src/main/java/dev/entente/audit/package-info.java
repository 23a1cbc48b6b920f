// SPDX-License-Identifier: Apache-2.0

/// Who did what, in a chain of hashes that shows whether something was changed or left out.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
