// SPDX-License-Identifier: Apache-2.0

package dev.entente.fanout;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import reactor.core.Disposable;

/// Who on this node hears which topic.
final class Topics {

    private final ConcurrentMap<String, CopyOnWriteArrayList<Ear>> ears = new ConcurrentHashMap<>();

    private final Consumer<String> opened;

    private final Consumer<String> closed;

    /// @param opened a topic has its first listener
    /// @param closed a topic has lost its last one
    Topics(Consumer<String> opened, Consumer<String> closed) {
        this.opened = opened;
        this.closed = closed;
    }

    Disposable hear(String topic, Consumer<byte[]> listener) {
        var ear = new Ear(topic, listener);
        this.ears.compute(topic, (name, known) -> {
            if (known != null) {
                known.add(ear);
                return known;
            }
            this.opened.accept(name);
            return new CopyOnWriteArrayList<>(new Ear[] { ear });
        });
        return ear;
    }

    void pass(String topic, byte[] message) {
        var heard = this.ears.get(topic);
        if (heard != null) {
            heard.forEach(ear -> ear.listener.accept(message));
        }
    }

    Set<String> names() {
        return this.ears.keySet();
    }

    private final class Ear implements Disposable {

        private final String topic;

        private final Consumer<byte[]> listener;

        Ear(String topic, Consumer<byte[]> listener) {
            this.topic = topic;
            this.listener = listener;
        }

        @Override
        public void dispose() {
            Topics.this.ears.computeIfPresent(this.topic, (name, heard) -> {
                heard.remove(this);
                if (!heard.isEmpty()) {
                    return heard;
                }
                Topics.this.closed.accept(name);
                return null;
            });
        }

    }

}
