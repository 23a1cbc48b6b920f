// SPDX-License-Identifier: Apache-2.0

/// Who comes from where, and how much each address, person and tenant may do.
@NullMarked
package dev.entente.gateway.limit;

import org.jspecify.annotations.NullMarked;
