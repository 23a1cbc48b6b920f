// SPDX-License-Identifier: Apache-2.0

/// What was bought: order facts, amounts of money, parcels.
@NullMarked
@ApplicationModule(allowedDependencies = { "party" })
package dev.entente.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
