// SPDX-License-Identifier: Apache-2.0

/// Who speaks: tenants, roles, tokens and what may be refused to whom.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.entente.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
