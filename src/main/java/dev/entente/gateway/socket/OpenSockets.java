// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.socket;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import dev.entente.gateway.Farewell;
import dev.entente.gateway.limit.AtOnce;
import dev.entente.party.Caller;
import dev.entente.party.Refusal;
import dev.entente.party.Refused;
import dev.entente.party.Revocation;
import dev.entente.party.Revocations;

/// All open connections of this node: how many each person and each address has, and their good-bye on a planned stop,
/// which would else wait for them in vain.
@Component
class OpenSockets implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenSockets.class);

    private final Set<Connection> all = ConcurrentHashMap.newKeySet();

    private final AtOnce perUser;

    private final AtOnce perTenant;

    private final AtOnce perAddress;

    private final SocketSettings settings;

    private final Farewell farewell;

    private final Revocations revocations;

    private volatile @Nullable Disposable watching;

    private volatile boolean running;

    OpenSockets(SocketSettings settings, Farewell farewell, MeterRegistry registry, Revocations revocations) {
        this.settings = settings;
        this.revocations = revocations;
        this.perUser = new AtOnce(settings.perUserMax());
        this.perTenant = new AtOnce(settings.perTenantMax());
        this.perAddress = new AtOnce(settings.perAddressMax());
        this.farewell = farewell;
        registry.gaugeCollectionSize("entente.socket.open", List.of(), this.all);
    }

    /// Refuses one more connection from where there are enough.
    void demandRoom(String address) {
        if (!this.running) {
            throw Refused.because(Refusal.Reason.UNAVAILABLE, "The server is stopping.");
        }
        if (this.all.size() >= this.settings.totalMax()) {
            throw Refused.because(Refusal.Reason.UNAVAILABLE, "This server has enough connections; try again.");
        }
        if (this.perAddress.isFull(address)) {
            throw Refused.because(Refusal.Reason.TOO_MANY, "There are too many connections from this address.");
        }
    }

    Connection add(Connection connection) {
        this.all.add(connection);
        this.perAddress.enter(connection.address());
        return connection;
    }

    /// The connection is this person's; refused where the person or the tenant has
    /// enough of them.
    void name(Connection connection, Caller caller) {
        boolean mine = this.perUser.enter(caller.key());
        boolean ours = this.perTenant.enter(caller.tenant());
        if (!mine || !ours) {
            throw Refused.because(Refusal.Reason.TOO_MANY,
                    mine ? "Your marketplace has too many connections open." : "You have too many connections open.");
        }
        if (this.revocations.covers(caller)) {
            throw Refused.because(Refusal.Reason.SIGN_IN, "Sign in again.");
        }
    }

    void remove(Connection connection) {
        this.all.remove(connection);
        this.perAddress.leave(connection.address());
        Caller caller = connection.caller();
        if (caller != null) {
            this.perUser.leave(caller.key());
            this.perTenant.leave(caller.tenant());
        }
    }

    int count() {
        return this.all.size();
    }

    @Override
    public void start() {
        this.running = true;
        this.watching = this.revocations.watch().subscribe(this::end);
    }

    private void end(Revocation revoked) {
        this.all.forEach(connection -> {
            Caller caller = connection.caller();
            if (caller != null && revoked.covers(caller)) {
                connection.revoke();
            }
        });
    }

    /// Tells everybody to come back at different moments, and is done when they have
    /// gone.
    @Override
    public void stop(Runnable done) {
        this.running = false;
        Disposable watched = this.watching;
        if (watched != null) {
            watched.dispose();
        }
        log.info("{} connections are asked to come back elsewhere", this.all.size());
        Flux.fromIterable(List.copyOf(this.all))
            .flatMap(connection -> connection.leave(this.farewell.comeBackAfter()), Integer.MAX_VALUE)
            .then()
            .timeout(this.settings.stopTimeMax())
            .onErrorComplete()
            .doFinally(_ -> done.run())
            .subscribe();
    }

    @Override
    public void stop() {
        stop(() -> {
        });
    }

    @Override
    public boolean isRunning() {
        return this.running;
    }

    /// After the farewell, before the web server begins to wait for its connections to
    /// end.
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 512;
    }

}
