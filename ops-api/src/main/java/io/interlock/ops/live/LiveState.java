package io.interlock.ops.live;

import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.ops.stream.Change;
import io.interlock.ops.stream.EventHub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LiveState {

    @Bean
    StateReader<FixSessionState> fixSessions(StateTopics topics, EventHub hub) {
        return topics.reader(Topics.FIX_SESSIONS)
                .onChange((key, session) -> {
                    if (session != null) {
                        hub.publish(Change.session(session));
                    }
                });
    }

    @Bean
    StateReader<SymbolState> symbols(StateTopics topics) {
        return topics.reader(Topics.SYMBOLS);
    }

    @Bean
    StateReader<KillSwitch> killSwitches(StateTopics topics, EventHub hub) {
        return topics.reader(Topics.KILL_SWITCHES)
                .onChange((key, kill) -> hub.publish(Change.killSwitch(key, kill)));
    }

    @Bean
    StateReader<AccountState> accounts(StateTopics topics) {
        return topics.reader(Topics.ACCOUNTS);
    }
}
