// SPDX-License-Identifier: Apache-2.0

package dev.entente.stomp;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.test.scheduler.VirtualTimeScheduler;

/// Small factories that carry the words of the tests.
final class TestConnection {

    private TestConnection() {
    }

    /// The settings as a server without configuration has them, but for the named ones,
    /// as `name=value`.
    static StompSettings settings(String... changes) {
        var properties = new HashMap<String, Object>();
        for (String change : changes) {
            String[] parts = change.split("=");
            properties.put("entente.stomp." + parts[0], parts[1]);
        }
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("entente.stomp",
                StompSettings.class);
    }

    static Ticks ticks(VirtualTimeScheduler time) {
        return new Ticks(time, () -> time.now(TimeUnit.NANOSECONDS));
    }

    /// A frame as written, with `^` for its closing NUL.
    static byte[] bytes(String frame) {
        return frame.replace('^', '\0').getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8).replace('\0', '^');
    }

}
