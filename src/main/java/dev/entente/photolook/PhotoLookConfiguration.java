// SPDX-License-Identifier: Apache-2.0

package dev.entente.photolook;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import dev.entente.assistant.Assistant;
import dev.entente.conversation.Threads;
import dev.entente.evidence.PhotoLooks;
import dev.entente.evidence.Photos;
import dev.entente.model.ModelClient;
import dev.entente.order.Orders;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Puts the module together; where a model is configured, it is asked too.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "entente.evidence.describe", havingValue = "true", matchIfMissing = true)
class PhotoLookConfiguration {

    private static final int WAITING_MAX = 1;

    /// One thread that waits for the reading process; what finds it taken is described
    /// without its text.
    @Bean(destroyMethod = "dispose")
    Scheduler pictureReader() {
        var executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX),
                Thread.ofPlatform().daemon().name("picture-reader-", 0).factory());
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor, "picture-reader");
    }

    @Bean
    TextInPicture textInPicture(Scheduler pictureReader, LookSettings settings) {
        return settings.ocr() ? new RapidOcr(pictureReader, settings)
                : _ -> Mono.just(new TextInPicture.Found.NotSought());
    }

    @Bean
    PhotoDescriber lookingDescriber(TextInPicture reader, ModelClient model,
            dev.entente.drafting.PhotoDescriber describer, Threads threads, Orders orders, LookSettings settings) {
        var local = new LocalDescriber(reader);
        return model.isConfigured() ? new ModelDescriber(local, describer, threads, orders, settings) : local;
    }

    @Bean
    OneLook oneLook(Photos photos, PhotoLooks looks, Threads threads, Orders orders, Assistant assistant,
            PhotoDescriber describer, TransactionalOperator transaction, LookSettings settings) {
        var suspicions = new Suspicions(looks, orders, assistant, settings);
        return new OneLook(photos, looks, threads, describer, suspicions, transaction, settings);
    }

    @Bean
    DescribePhotos describePhotos(PhotoLooks looks, OneLook oneLook, LookSettings settings) {
        return new DescribePhotos(looks, oneLook, settings);
    }

}
