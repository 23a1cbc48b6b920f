// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.nio.file.Path;

import dev.entente.local.TestServers;

/// What a Spring test context stands on; a bean of every [EntenteTest].
public record ContextServers(RealDatabase database, TestServers.Redis redis, Path dataDirectory) {

}
