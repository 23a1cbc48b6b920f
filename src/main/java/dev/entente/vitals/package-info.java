// SPDX-License-Identifier: Apache-2.0

/// What an operator sees of the whole: stocks and ages as PostgreSQL holds them, looked at now and then, and who may read them.
@NullMarked
@ApplicationModule(allowedDependencies = { "party" })
package dev.entente.vitals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
