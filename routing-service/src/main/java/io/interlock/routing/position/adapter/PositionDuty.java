package io.interlock.routing.position.adapter;

import io.interlock.routing.duty.PublisherDuty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One instance at a time keeps positions. */
@Configuration
class PositionDuty {
    private static final String CHANNEL = "routing_positions";

    @Bean
    PublisherDuty positionKeeping(PublisherDuty.Connections connections, PositionKeeper keeper) {
        return new PublisherDuty(
                connections,
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
