// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How [ReadPicture] is started: by the same Java with the same classes as this server.
final class ReaderCommand {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private ReaderCommand() {
    }

    static List<String> of(Path picture, Path words) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path")));
        if (isPacked()) {
            command.addAll(List.of("-Dloader.main=" + ReadPicture.class.getName(), LAUNCHER));
        }
        else {
            command.add(ReadPicture.class.getName());
        }
        command.addAll(List.of(picture.toString(), words.toString()));
        return command;
    }

    /// Whether the server runs from one jar that holds all others.
    private static boolean isPacked() {
        return ClassLoader.getSystemResource(LAUNCHER.replace('.', '/') + ".class") != null;
    }

}
