package io.interlock.gateway.duty;

import com.zaxxer.hikari.HikariDataSource;
import io.interlock.gateway.lease.Leases;
import io.interlock.gateway.link.LinkLease;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.wire.DurableStores.SessionLeases;
import java.sql.DriverManager;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DutyConfiguration {
    /**
     * The keeper's connection is not of the pool, and carries the same application_name: whoever
     * takes over ends all sessions of this process by it.
     */
    @Bean
    Leases leases(HikariDataSource pool, GatewayProperties properties) {
        String run = pool.getDataSourceProperties().getProperty("ApplicationName");
        Properties login = new Properties();
        login.putAll(pool.getDataSourceProperties());
        login.put("user", pool.getUsername());
        login.put("password", pool.getPassword());
        login.put("connectTimeout", "2");
        login.put("socketTimeout", "2");
        return new Leases(
                () -> DriverManager.getConnection(pool.getJdbcUrl(), login),
                properties.instance(),
                run,
                properties.lease());
    }

    @Bean
    SessionLeases sessionLeases(Leases leases, FixSessions sessions) {
        return session -> {
            String oms = sessions.omsOf(session);
            String name = oms.isEmpty() ? EntryDuty.LEASE : LinkLease.of(oms);
            return leases.held(name)
                    .orElseThrow(() ->
                            new IllegalStateException(
                                    "session " + session + ": lease " + name + " is not held"));
        };
    }
}
