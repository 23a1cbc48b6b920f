// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;

/// What every line of the HTTP server has besides what the server brings.
@Component
class ServerLines implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
            .addAfter(NettyPipeline.HttpCodec, Undecodable.class.getName(), new Undecodable())));
    }

}
