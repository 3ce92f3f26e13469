package io.interlock.ops.position;

import io.interlock.events.AccountPositions;
import io.interlock.events.Topics;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class PositionReaders {
    /** Not for readiness: the rest of the API does not wait for it. */
    @Bean(defaultCandidate = false)
    StateReader<AccountPositions> heldPositions(StateTopics topics) {
        return topics.reader(Topics.ACCOUNT_POSITIONS);
    }
}
