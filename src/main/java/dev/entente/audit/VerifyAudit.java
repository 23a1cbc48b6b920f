// SPDX-License-Identifier: Apache-2.0

package dev.entente.audit;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// The command that looks whether the audit is whole: `java -jar entente.jar --verify-audit`.
public final class VerifyAudit {

    /// The argument that asks for it.
    public static final String ARGUMENT = "--verify-audit";

    private static final int BROKEN = 1;

    private static final int UNREADABLE = 2;

    private VerifyAudit() {
    }

    /// Finds the database as the server does, and prints a line for every tenant.
    /// @return 0 where all chains are whole, 1 where one is broken, 2 where they could
    /// not
    /// be read
    public static int run(String[] args, PrintStream out) {
        var application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        try (var context = application.run(args)) {
            return verify(context.getEnvironment(), out);
        }
    }

    private static int verify(Environment environment, PrintStream out) {
        try (Connection connection = DriverManager.getConnection(environment.getRequiredProperty("spring.flyway.url"),
                environment.getProperty("spring.flyway.user"), environment.getProperty("spring.flyway.password"))) {
            return verifyNow(connection, out);
        }
        catch (SQLException ex) {
            out.println("The audit cannot be read: " + ex.getMessage());
            return UNREADABLE;
        }
    }

    static int verifyNow(Connection connection, PrintStream out) throws SQLException {
        var findings = new ChainCheck(connection).checkNow();
        findings.forEach(out::println);
        out.println(findings.isEmpty() ? "There is no entry yet." : findings.size() + " chains looked at.");
        return findings.stream().allMatch(ChainCheck.Finding::isWhole) ? 0 : BROKEN;
    }

    /// The command needs no bean at all.
    @Configuration(proxyBeanMethods = false)
    static class Nothing {

    }

}
