// SPDX-License-Identifier: Apache-2.0

package dev.entente.model;

import java.util.concurrent.atomic.AtomicReference;
import java.time.Duration;

import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// The switch as a row, read now and then.
class StoredModelSwitch implements ModelSwitch {

    private final DatabaseClient database;

    private final ModelSettings settings;

    private final AtomicReference<Mono<Boolean>> read;

    StoredModelSwitch(DatabaseClient database, ModelSettings settings) {
        this.database = database;
        this.settings = settings;
        this.read = new AtomicReference<>(read());
    }

    private Mono<Boolean> read() {
        return this.database.sql("select is_on from model_switch")
            .map(row -> Boolean.TRUE.equals(row.get("is_on", Boolean.class)))
            .one()
            .cache(on -> this.settings.switchLookEvery(), failed -> Duration.ZERO, () -> Duration.ZERO);
    }

    @Override
    public Mono<Boolean> isOn() {
        return Mono.defer(() -> this.settings.enabled() ? this.read.get() : Mono.just(false));
    }

    @Override
    public Mono<Void> set(boolean on) {
        return this.database.sql("update model_switch set is_on = :on, at = entente_now()")
            .bind("on", on)
            .then()
            .doOnSuccess(done -> this.read.set(read()))
            .checkpoint("model.switch");
    }

}
