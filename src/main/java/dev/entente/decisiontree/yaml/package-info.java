// SPDX-License-Identifier: Apache-2.0

/// A small, strict reading of YAML that keeps line and column of everything it finds.
@NullMarked
package dev.entente.decisiontree.yaml;

import org.jspecify.annotations.NullMarked;
