// SPDX-License-Identifier: Apache-2.0

package dev.entente.conversation;

/// What makes a saying the same saying when it is sent again.
///
/// @param id the client's id, unique per speaker and thread
/// @param digest of the body as parsed JSON, so that another body under the same id is noticed
public record ClientMark(String id, String digest) {
}
