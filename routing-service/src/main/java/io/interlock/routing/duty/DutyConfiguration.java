package io.interlock.routing.duty;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DutyConfiguration {
    /** Not of the pool: a lock lasts as long as its connection does. */
    @Bean
    PublisherDuty.Connections dutyConnections(HikariDataSource pool) {
        Properties login = new Properties();
        login.put("user", pool.getUsername());
        login.put("password", pool.getPassword());
        login.put("connectTimeout", "2");
        login.put("socketTimeout", "2");
        login.put("tcpKeepAlive", "true");
        return () -> DriverManager.getConnection(pool.getJdbcUrl(), login);
    }
}
