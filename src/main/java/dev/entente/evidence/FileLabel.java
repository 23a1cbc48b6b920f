// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import org.jspecify.annotations.Nullable;

/// What a person's file was called, as a short line of plain text that can play no tricks.
///
/// A name is never a path here and says nothing about the type; it is kept for people alone.
final class FileLabel {

    private static final int CHARACTERS_MAX = 80;

    private static final int READ_MAX = 1024;

    private FileLabel() {
    }

    /// The last part of the name without control, direction and other invisible
    /// characters; null if nothing is left.
    static @Nullable String of(@Nullable String fileName) {
        if (fileName == null) {
            return null;
        }
        String end = fileName.substring(Math.max(0, fileName.length() - READ_MAX));
        String last = end.substring(Math.max(end.lastIndexOf('/'), end.lastIndexOf('\\')) + 1);
        String plain = last.codePoints()
            .filter(FileLabel::isVisible)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
        return plain.isEmpty() ? null : shortened(plain);
    }

    private static String shortened(String plain) {
        int count = plain.codePointCount(0, plain.length());
        return count <= CHARACTERS_MAX ? plain
                : "…" + plain.substring(plain.offsetByCodePoints(0, count - CHARACTERS_MAX + 1));
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

}
