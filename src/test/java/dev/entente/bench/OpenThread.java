// SPDX-License-Identifier: Apache-2.0

package dev.entente.bench;

import java.util.List;

/// A conversation that a person holds, with the tokens of buyer, seller and agent.
record OpenThread(String id, List<String> tokens) {
}
