// SPDX-License-Identifier: Apache-2.0

package dev.entente.evidence;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// Puts the module together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {

    @Bean
    PhotoStore photoStore(@Value("${entente.data-dir:.entente}") Path dataDirectory) {
        Path photos = photos(dataDirectory);
        return new LocalPhotoStore(photos, photos.resolve("incoming"));
    }

    /// Expiry of an address is real time, so the clock is the machine's.
    @Bean
    PhotoAddresses photoAddresses(@Value("${entente.token-secret}") String secret, EvidenceSettings settings) {
        return new PhotoAddresses(secret.getBytes(StandardCharsets.UTF_8), settings.addressLife(), Clock.systemUTC());
    }

    @Bean(destroyMethod = "dispose")
    Scheduler photoDecoders(EvidenceSettings settings) {
        return decoders(settings);
    }

    @Bean
    Photos photos(EvidenceSettings settings, @Value("${entente.data-dir:.entente}") Path dataDirectory,
            Scheduler photoDecoders, PhotoStore store, PhotoAddresses addresses, PhotoRows rows, R2dbcPhotoLooks looks,
            MeterRegistry registry) {
        var intake = new PhotoIntake(settings, photos(dataDirectory).resolve("incoming"), photoDecoders);
        intake.clearAbandonedNow();
        return new StoredPhotos(intake, store, rows, looks, addresses,
                DistributionSummary.builder("entente.photos.stored").baseUnit("bytes").register(registry));
    }

    @Bean
    PhotoRows photoRows(DatabaseClient database, TransactionalOperator transaction, R2dbcPhotoLooks looks,
            EvidenceSettings settings) {
        return new PhotoRows(database, transaction, looks, settings.photosPerPersonMax(), settings.photosPerDayMax());
    }

    @Bean
    R2dbcPhotoLooks photoLooks(DatabaseClient database) {
        return new R2dbcPhotoLooks(database);
    }

    @Bean
    RouterFunction<ServerResponse> photoRoutes(Photos photos, PhotoAddresses addresses, EvidenceSettings settings) {
        return new PhotoRoutes(photos, addresses, settings.addressLife()).routes();
    }

    /// Few threads with a short queue that refuses what does not fit.
    static Scheduler decoders(EvidenceSettings settings) {
        int threads = settings.decodesAtOnce();
        var executor = new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.decodesWaiting()),
                Thread.ofPlatform().daemon().name("photo-decoder-", 0).factory());
        executor.allowCoreThreadTimeOut(true);
        return Schedulers.fromExecutorService(executor, "photo-decoder");
    }

    private static Path photos(Path dataDirectory) {
        return dataDirectory.toAbsolutePath().resolve("photos");
    }

}
