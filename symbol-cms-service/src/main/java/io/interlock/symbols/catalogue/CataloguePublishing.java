package io.interlock.symbols.catalogue;

import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class CataloguePublishing {
    @Bean
    StatePublisher<SymbolState> symbolPublisher(StateTopics topics, Catalogue catalogue) {
        return topics.publisher(Topics.SYMBOLS, catalogue::all);
    }
}
