// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

/// Who brings a photo: a person of a tenant, in one role.
public record Uploader(String tenant, String role, String id) {
}
