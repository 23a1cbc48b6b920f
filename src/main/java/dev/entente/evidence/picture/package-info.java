// SPDX-License-Identifier: Apache-2.0

/// Turns an uploaded file into a clean picture: checked by content, upright, small, and with nothing in it but pixels.
@NullMarked
package dev.entente.evidence.picture;

import org.jspecify.annotations.NullMarked;
