// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import dev.entente.conversation.Appended;
import dev.entente.conversation.Audience;
import dev.entente.conversation.Author;
import dev.entente.conversation.ClientMark;
import dev.entente.conversation.Remark;
import dev.entente.conversation.Sayer;
import dev.entente.conversation.Threads;
import dev.entente.party.Role;
import dev.entente.party.Tokens;
import dev.entente.testing.EntenteTest;

import static org.assertj.core.api.Assertions.assertThat;

/// A commit may end while the senders of the one before are still being told of theirs; theirs come first all the same.
@EntenteTest
class AnswersInOrderIntegrationTests {

    /// A hundred commits long.
    private static final long LINGER_MS = 200;

    @Autowired
    Threads threads;

    @Autowired
    Tokens tokens;

    private final Queue<String> overtaken = new ConcurrentLinkedQueue<>();

    @Test
    void tellsOfWordsKnownBeforeTheNextOnes() throws Exception {
        UUID thread = new TestThreads(this.threads, this.tokens).start();
        this.threads.say(thread, words("once")).block();

        lingering(thread, "once").get(5, TimeUnit.SECONDS);

        assertThat(this.overtaken).isEmpty();
    }

    @Test
    void tellsOfWordsThatWentWithAnotherThreadsBeforeTheNextOnes() throws Exception {
        var people = new TestThreads(this.threads, this.tokens);
        for (int round = 0; round < 5; round++) {
            List<UUID> all = Stream.generate(people::start).limit(6).toList();
            List<CompletableFuture<Void>> told = new ArrayList<>();
            all.forEach(thread -> told.add(lingering(thread, "first")));
            for (var one : told) {
                one.get(20, TimeUnit.SECONDS);
            }
        }

        assertThat(this.overtaken).isEmpty();
    }

    /// Says something whose sender, while it is told, says the next thing and lingers.
    private CompletableFuture<Void> lingering(UUID thread, String mark) {
        var next = new CompletableFuture<Void>();
        this.threads.say(thread, words(mark), told(() -> {
            this.threads.say(thread, words("next"), told(() -> next.complete(null)));
            if (comes(next)) {
                this.overtaken.add(thread + " after " + mark);
            }
        }));
        return next;
    }

    private static boolean comes(CompletableFuture<Void> next) {
        try {
            next.get(LINGER_MS, TimeUnit.MILLISECONDS);
            return true;
        }
        catch (TimeoutException ex) {
            return false;
        }
        catch (Exception ex) {
            throw new IllegalStateException(ex);
        }
    }

    private static Remark words(String mark) {
        var author = new Author(Role.BUYER, "b-1", "Alice");
        return new Remark("text", author, Audience.ALL, "{\"text\":\"words\"}", ClientMark.of(mark, "0".repeat(32)));
    }

    private Sayer told(Runnable then) {
        return new Sayer() {
            @Override
            public void stored(Appended said) {
                then.run();
            }

            @Override
            public void refused(Throwable why) {
                AnswersInOrderIntegrationTests.this.overtaken.add(why.toString());
                then.run();
            }
        };
    }

}
