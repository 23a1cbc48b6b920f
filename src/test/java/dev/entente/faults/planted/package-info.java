// SPDX-License-Identifier: Apache-2.0

/// Defects that are planted into a server under test, to show that the fault suite would find them. They are put in as
/// additional sources of the application (`SPRING_MAIN_SOURCES`), whose code only tests have.
@NullMarked
package dev.entente.faults.planted;

import org.jspecify.annotations.NullMarked;
