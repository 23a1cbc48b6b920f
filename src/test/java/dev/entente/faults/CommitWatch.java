// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Waits on a line to PostgreSQL for a statement with certain words in it, acts at one exact moment of its commit, and
/// cuts the line there: neither side hears any more of the other.
final class CommitWatch implements Tap {

    /// PostgreSQL says that a statement is done and no transaction is open.
    private static final String IDLE = new String(new byte[] { 'Z', 0, 0, 0, 5, 'I' }, StandardCharsets.ISO_8859_1);

    private final Set<Integer> asked = ConcurrentHashMap.newKeySet();

    private final CountDownLatch happened = new CountDownLatch(1);

    private final String words;

    private final boolean committed;

    private final Runnable act;

    private CommitWatch(String words, boolean committed, Runnable act) {
        this.words = words;
        this.committed = committed;
        this.act = act;
    }

    /// Before PostgreSQL hears of the words.
    static CommitWatch before(String words, Runnable act) {
        return new CommitWatch(words, false, act);
    }

    /// After the commit, before the server hears of it.
    static CommitWatch after(String words, Runnable act) {
        return new CommitWatch(words, true, act);
    }

    @Override
    public Fate see(int line, Way way, byte[] bytes) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (way == Way.TO_SERVER && text.contains(this.words)) {
            this.asked.add(line);
            return this.committed ? Fate.PASS : act();
        }
        boolean done = this.committed && way == Way.TO_CLIENT && this.asked.contains(line) && text.contains(IDLE);
        return done ? act() : Fate.PASS;
    }

    private Fate act() {
        this.act.run();
        this.happened.countDown();
        return Fate.CUT;
    }

    boolean awaitHappened() {
        try {
            return this.happened.await(Rig.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        catch (InterruptedException ex) {
            throw new IllegalStateException(ex);
        }
    }

}
