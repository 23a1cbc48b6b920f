// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.util.List;
import java.util.Map;

/// One of the answers that a question offers.
///
/// @param id the id by which it is answered, stable over texts and languages
/// @param label what its button says
/// @param means language code to phrases from which free words are understood as this option
public record Option(String id, Localized label, Map<String, List<String>> means) {
}
