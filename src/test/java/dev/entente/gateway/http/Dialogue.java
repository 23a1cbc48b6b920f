// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/// A talk that a policy owner wrote down, from a file of {@code dialogues}.
///
/// @param order what differs from the usual order; see the file's head
/// @param lines what is done and expected, in order
record Dialogue(String name, String language, Map<?, ?> order, List<Line> lines) {

    /// @param doing buyer, seller, press, photos, bot asks, bot says, stage, category,
    /// kept, hears not or seller asked
    record Line(String doing, String words) {
    }

    static List<Dialogue> in(String file) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("dialogues/" + file));
        Map<String, Object> read = Objects.requireNonNull(yaml.getObject());
        var dialogues = new ArrayList<Dialogue>();
        read.forEach((name, body) -> {
            if (body instanceof Map<?, ?> map) {
                dialogues.add(read(name, map));
            }
        });
        return dialogues;
    }

    private static Dialogue read(String name, Map<?, ?> map) {
        var lines = new ArrayList<Line>();
        ((List<?>) map.get("talk")).forEach(entry -> ((Map<?, ?>) entry)
            .forEach((doing, words) -> lines.add(new Line(String.valueOf(doing), String.valueOf(words)))));
        return new Dialogue(name, String.valueOf(map.get("language")),
                map.get("order") instanceof Map<?, ?> order ? order : Map.of(), lines);
    }

}
