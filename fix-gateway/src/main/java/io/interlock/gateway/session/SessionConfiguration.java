package io.interlock.gateway.session;

import io.interlock.events.FixSessionState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateTopics;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class SessionConfiguration {
    @Bean
    StatePublisher<FixSessionState> sessionStates(
            StateTopics topics, SessionTracker tracker, ObjectProvider<SessionNumbers> numbers) {
        return topics.publisherOnDuty(
                Topics.FIX_SESSIONS,
                () -> {
                    Map<String, FixSessionState> states = new HashMap<>(tracker.states());
                    numbers.ifAvailable(
                            known -> states.replaceAll((id, state) -> state.with(known.of(id))));
                    return states;
                });
    }
}
