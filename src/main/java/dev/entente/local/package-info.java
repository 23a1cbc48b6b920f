// SPDX-License-Identifier: Apache-2.0

/// One machine: starts a real PostgreSQL and a real Redis from jars where no address of one is given, and stops them last.
@ApplicationModule
@NullMarked
package dev.entente.local;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
