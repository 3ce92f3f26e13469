package io.interlock.routing.route.adapter;

import io.interlock.routing.route.RouteTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class RouteConfiguration {
    @Bean
    RouteTable routeTable(RouteProperties properties) {
        return properties.table();
    }
}
