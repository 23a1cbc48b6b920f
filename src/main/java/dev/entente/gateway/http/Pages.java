// SPDX-License-Identifier: Apache-2.0

package dev.entente.gateway.http;

import java.net.URI;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// Pages below the root that have a folder of their own.
@Configuration(proxyBeanMethods = false)
class Pages {

    @Bean
    RouterFunction<ServerResponse> desk() {
        return RouterFunctions.route()
            .GET("/desk", request -> ServerResponse.permanentRedirect(URI.create("/desk/")).build())
            .GET("/desk/",
                    request -> ServerResponse.ok()
                        .contentType(MediaType.TEXT_HTML)
                        .bodyValue(new ClassPathResource("static/desk/index.html")))
            .build();
    }

}
