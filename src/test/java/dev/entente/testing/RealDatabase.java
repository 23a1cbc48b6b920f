// SPDX-License-Identifier: Apache-2.0

package dev.entente.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;

/// A fresh database on a real PostgreSQL with all migrations applied; nobody else uses it.
public record RealDatabase(String r2dbcUrl, String jdbcUrl, String username, String password) {

    /// Connections without a pool.
    public ConnectionFactory connections() {
        return ConnectionFactories.get(ConnectionFactoryOptions.parse(this.r2dbcUrl)
            .mutate()
            .option(ConnectionFactoryOptions.USER, this.username)
            .option(ConnectionFactoryOptions.PASSWORD, this.password)
            .build());
    }

    /// A blocking connection, for a look from outside.
    public Connection connectNow() throws SQLException {
        return DriverManager.getConnection(this.jdbcUrl, this.username, this.password);
    }

}
