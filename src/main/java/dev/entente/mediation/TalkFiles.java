// SPDX-License-Identifier: Apache-2.0

package dev.entente.mediation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.entente.party.Localized;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Reads the word lists and answers that a policy owner keeps beside the trees. They are read at the start; one that
/// lacks something keeps the server from starting.
final class TalkFiles {

    private TalkFiles() {
    }

    static List<Map<String, Object>> folder(String path) {
        try {
            return Arrays
                .stream(new PathMatchingResourcePatternResolver().getResources("classpath:" + path + "/*.yaml"))
                .sorted(Comparator.comparing(file -> Objects.requireNonNullElse(file.getFilename(), "")))
                .map(TalkFiles::map)
                .toList();
        }
        catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
    }

    static Map<String, Object> file(String path) {
        return map(new ClassPathResource(path));
    }

    private static Map<String, Object> map(Resource resource) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(resource);
        return Objects.requireNonNull(yaml.getObject(), resource.toString());
    }

    static Map<String, Object> under(Map<String, Object> map, String field) {
        if (map.get(field) instanceof Map<?, ?> inner) {
            var found = new LinkedHashMap<String, Object>();
            inner.forEach((key, value) -> found.put(String.valueOf(key), value));
            return found;
        }
        throw new IllegalStateException("'" + field + "' is missing in " + map);
    }

    static String text(Map<String, Object> map, String field) {
        if (map.get(field) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalStateException("'" + field + "' is missing in " + map);
    }

    static Localized localized(Map<String, Object> map) {
        return new Localized(text(map, "en"), text(map, "fr"));
    }

    /// The phrases of both languages.
    static List<Expression> expressions(Map<String, Object> map) {
        var phrases = new ArrayList<Expression>();
        for (var language : List.of("fr", "en")) {
            if (!(map.get(language) instanceof List<?> list)) {
                throw new IllegalStateException("A list '" + language + "' is missing in " + map);
            }
            list.forEach(one -> phrases.add(Expression.of(String.valueOf(one))));
        }
        if (phrases.stream().anyMatch(one -> one.words().isEmpty())) {
            throw new IllegalStateException("A phrase without words in " + map);
        }
        return List.copyOf(phrases);
    }

}
