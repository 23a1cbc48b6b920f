// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

/// Placeholder
final class TreePaths {

    static final String ENDING = ".paths.yaml";

}
