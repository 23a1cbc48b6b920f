// SPDX-License-Identifier: Apache-2.0

package dev.entente.settlement;

import java.util.UUID;

import io.r2dbc.spi.ConnectionFactories;
import org.jspecify.annotations.Nullable;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import dev.entente.dispute.Escrow;
import dev.entente.dispute.Settlements;
import dev.entente.order.OrderListener;

import static org.assertj.core.api.Assertions.assertThat;

/// The module's wiring; no database answers here, which also shows that workers live on without one.
class SettlementConfigurationTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
        .withUserConfiguration(Surroundings.class)
        .withBean(SimpleMeterRegistry.class);

    @Test
    void refusesToStartWithSettingsThatCannotWork() {
        this.context.withPropertyValues("entente.settlement.lease-for=1s")
            .run(started -> assertThat(started).getFailure().rootCause().hasMessageContaining("lease-for"));
    }

    @Test
    void offersTheFacesThatOtherModulesNeed() {
        this.context.run(started -> assertThat(started).hasSingleBean(Escrow.class)
            .hasSingleBean(Ledger.class)
            .hasSingleBean(Holds.class)
            .hasSingleBean(ProviderNotices.class)
            .hasSingleBean(OrderListener.class)
            .hasSingleBean(PaymentProvider.class));
    }

    @Test
    void keepsWorkingWhileTheDatabaseIsAway() {
        this.context.run(started -> assertThat(started.getBeansOfType(SmartLifecycle.class).values()).hasSize(3)
            .allMatch(SmartLifecycle::isRunning));
    }

    @Test
    void leavesTheSandboxOutWhenAnotherProviderIsNamed() {
        this.context.withPropertyValues("entente.settlement.provider=other")
            .run(started -> assertThat(started).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(basePackageClasses = SettlementConfiguration.class, useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX,
                    pattern = "dev\\.entente\\.settlement\\.(sandbox\\.)?(Settlement|Sandbox)Configuration"))
    @ConfigurationPropertiesScan(basePackageClasses = SettlementConfiguration.class)
    static class Surroundings {

        @Bean
        R2dbcTransactionManager transactions() {
            return new R2dbcTransactionManager(
                    ConnectionFactories.get("r2dbc:postgresql://nobody@127.0.0.1:1/nothing"));
        }

        @Bean
        DatabaseClient database(R2dbcTransactionManager transactions) {
            return DatabaseClient.create(transactions.getConnectionFactory());
        }

        @Bean
        TransactionalOperator transaction(ReactiveTransactionManager transactions) {
            return TransactionalOperator.create(transactions);
        }

        @Bean
        Settlements settlements() {
            return new Settlements() {

                @Override
                public Mono<Void> confirmed(UUID conversationId, UUID instructionId) {
                    return Mono.empty();
                }

                @Override
                public Mono<Void> failed(UUID conversationId, UUID instructionId, String leg, @Nullable String reason) {
                    return Mono.empty();
                }
            };
        }

    }

}
