// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;

/// A request whose body comes in memory of its own. The connection's buffers are given back before anybody reads on:
/// a parser that is left in the middle of a form, or that fails there, drops what it held.
final class CopiedBody extends ServerHttpRequestDecorator {

    CopiedBody(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody().map(CopiedBody::copied);
    }

    private static DataBuffer copied(DataBuffer network) {
        byte[] bytes = new byte[network.readableByteCount()];
        network.read(bytes);
        DataBufferUtils.release(network);
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

}
