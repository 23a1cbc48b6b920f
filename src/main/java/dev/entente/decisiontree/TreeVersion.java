// SPDX-License-Identifier: Apache-2.0

package dev.entente.decisiontree;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import dev.entente.decisiontree.yaml.YamlNode;

/// Gives a tree its version: a hash of all that decides or is shown, and of nothing else.
///
/// Comments, blank lines, quotes and the order of keys do not count; every word, order of a list and translation does.
final class TreeVersion {

    private static final int HEX_DIGITS = 32;

    private final MessageDigest digest;

    private TreeVersion(MessageDigest digest) {
        this.digest = digest;
    }

    /// @param roots file name to its outermost table
    static String of(Map<String, YamlNode.Table> roots) {
        try {
            var version = new TreeVersion(MessageDigest.getInstance("SHA-256"));
            new TreeMap<>(roots).forEach((file, root) -> {
                version.mark('f', file);
                version.add(root);
            });
            return HexFormat.of().formatHex(version.digest.digest()).substring(0, HEX_DIGITS);
        }
        catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private void add(YamlNode node) {
        switch (node) {
            case YamlNode.Text text -> mark('t', text.value());
            case YamlNode.Listing(var _, var items) -> {
                mark('l', String.valueOf(items.size()));
                items.forEach(this::add);
            }
            case YamlNode.Table(var _, var entries) -> {
                mark('m', String.valueOf(entries.size()));
                new TreeMap<>(entries).forEach((key, entry) -> {
                    mark('k', key);
                    add(entry.value());
                });
            }
            case YamlNode.Unreadable _ -> mark('u', "");
        }
    }

    private void mark(char kind, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        this.digest.update("%c%d:".formatted(kind, bytes.length).getBytes(StandardCharsets.UTF_8));
        this.digest.update(bytes);
    }

}
