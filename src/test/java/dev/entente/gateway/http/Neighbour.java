// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import dev.entente.fuzz.RawSocket;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody who talks on, in a thread of their own, while others misbehave; every word gets its receipt and stands in the
/// thread once.
final class Neighbour implements AutoCloseable {

    private static final long PAUSE_MILLIS = 100;

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private final List<String> acknowledged = new ArrayList<>();

    private final CountDownLatch leaving = new CountDownLatch(1);

    private final FuzzedCase talk;

    private final RawSocket socket;

    private final Thread thread = new Thread(this::talk, "neighbour");

    private Neighbour(FuzzedCase talk, RawSocket socket) {
        this.talk = talk;
        this.socket = socket;
    }

    static Neighbour begin(int port) throws IOException {
        var talk = FuzzedCase.open(port, true);
        var neighbour = new Neighbour(talk, RawSocket.connect(port, talk.market().seller));
        neighbour.thread.start();
        return neighbour;
    }

    private void talk() {
        try {
            for (int word = 0; !this.leaving.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS); word++) {
                say("word " + word, "r" + word);
            }
        }
        catch (Exception | AssertionError ex) {
            this.failure.set(ex);
        }
    }

    private void say(String text, String receipt) throws IOException {
        this.socket.say("SEND\ndestination:/app/conversations/" + this.talk.id() + "/events\nreceipt:" + receipt
                + "\n\n{\"client_id\":\"" + UUID.randomUUID() + "\",\"kind\":\"text\",\"text\":\"" + text + "\"}\0");
        String heard = this.socket.hear();
        while ("\n".equals(heard)) {
            heard = this.socket.hear();
        }
        assertThat(heard).startsWith("RECEIPT\n").contains("receipt-id:" + receipt + "\n");
        this.acknowledged.add(text);
    }

    /// Says good-bye; every word has to be there, in order and once.
    @Override
    public void close() throws IOException, InterruptedException {
        this.leaving.countDown();
        this.thread.join();
        this.socket.close();
        assertThat(this.failure.get()).isNull();
        assertThat(words()).isEqualTo(this.acknowledged);
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        String path = "/conversations/" + this.talk.id() + "/events?limit=500&after=";
        for (String after = "0"; after != null;) {
            var page = this.talk.market().get(path + after, this.talk.market().seller).json();
            page.get("items").forEach(event -> words.add(event.path("body").path("text").asString("")));
            after = page.get("next").isNull() ? null : page.get("next").asString();
        }
        words.removeIf(word -> !word.startsWith("word "));
        return words;
    }

}
