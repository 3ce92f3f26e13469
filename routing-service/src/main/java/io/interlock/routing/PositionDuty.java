package io.interlock.routing;

import com.zaxxer.hikari.HikariDataSource;
import io.interlock.routing.policy.adapter.PublisherDuty;
import io.interlock.routing.position.adapter.PositionKeeper;
import java.sql.DriverManager;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One instance at a time keeps positions. */
@Configuration
class PositionDuty {
    private static final String CHANNEL = "routing_positions";

    /** Its connection is not of the pool: the lock lasts as long as the connection does. */
    @Bean
    PublisherDuty positionKeeping(HikariDataSource pool, PositionKeeper keeper) {
        Properties login = new Properties();
        login.put("user", pool.getUsername());
        login.put("password", pool.getPassword());
        login.put("connectTimeout", "2");
        login.put("socketTimeout", "2");
        login.put("tcpKeepAlive", "true");
        return new PublisherDuty(
                () -> DriverManager.getConnection(pool.getJdbcUrl(), login),
                CHANNEL,
                new PublisherDuty.Duty() {
                    @Override
                    public void begin() {
                        keeper.start();
                    }

                    @Override
                    public void changed(String key) {
                        // the keeper hears of everything from Kafka
                    }

                    @Override
                    public void end() {
                        keeper.stop();
                    }
                });
    }
}
