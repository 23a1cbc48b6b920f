// SPDX-License-Identifier: Apache-2.0

package dev.entente.vitals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.jspecify.annotations.Nullable;

/// The last reading of every meter. What was seen once and is no longer there reads 0.
final class Readings {

    private final Map<Place, AtomicLong> places = new ConcurrentHashMap<>();

    private final MeterRegistry registry;

    Readings(MeterRegistry registry) {
        this.registry = registry;
    }

    void take(List<Reading> seen) {
        Set<Meter> looked = seen.stream().map(Reading::meter).collect(Collectors.toSet());
        Set<Place> found = seen.stream().map(Reading::place).collect(Collectors.toSet());
        seen.forEach(reading -> place(reading.place()).set(reading.value()));
        this.places.forEach((place, value) -> {
            if (looked.contains(place.meter()) && !found.contains(place)) {
                value.set(0);
            }
        });
    }

    private AtomicLong place(Place place) {
        return this.places.computeIfAbsent(place, this::open);
    }

    private AtomicLong open(Place place) {
        var value = new AtomicLong();
        String label = place.meter().label();
        Gauge.builder(place.meter().wire(), value, AtomicLong::doubleValue)
            .tags((label == null) ? Tags.empty() : Tags.of(label, String.valueOf(place.label())))
            .baseUnit(place.meter().unit())
            .register(this.registry);
        return value;
    }

    /// @param label one of a small closed set, such as a stage
    record Reading(Meter meter, @Nullable String label, long value) {

        private Place place() {
            return new Place(this.meter, this.label);
        }

    }

    private record Place(Meter meter, @Nullable String label) {
    }

}
