package io.interlock.gateway.session;

import io.interlock.events.FixSessionState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SessionConfiguration {
    @Bean
    StatePublisher<FixSessionState> sessionStates(StateTopics topics, SessionTracker tracker) {
        return topics.publisherOnDuty(Topics.FIX_SESSIONS, tracker::states);
    }
}
