package io.interlock.crm.provisioning;

import io.interlock.events.AccountState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateSource;
import io.interlock.kit.state.StateTopics;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class AccountPublishing {
    @Bean
    StatePublisher<AccountState> accountPublisher(StateTopics topics, Provisioning provisioning) {
        return topics.publisher(
                Topics.ACCOUNTS,
                new StateSource<>() {
                    @Override
                    public Map<String, AccountState> all() {
                        return provisioning.states();
                    }

                    @Override
                    public Optional<AccountState> one(String key) {
                        return provisioning.state(key);
                    }
                });
    }
}
