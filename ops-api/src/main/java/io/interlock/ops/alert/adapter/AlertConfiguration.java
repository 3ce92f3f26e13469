package io.interlock.ops.alert.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The loops. */
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    @Bean
    Loop alertLoop(AlertProperties properties, AlertEngine engine) {
        return new Loop("alerts", properties.interval(), engine::look);
    }

    @Bean
    Loop alertMetricsLoop(AlertProperties properties, ServiceMetrics metrics) {
        return new Loop("alert-metrics", properties.metrics(), metrics::read);
    }

    @Bean
    Loop alertDeliveryLoop(AlertProperties properties, Deliveries deliveries) {
        return new Loop("alert-deliveries", properties.interval(), deliveries::deliver);
    }
}
