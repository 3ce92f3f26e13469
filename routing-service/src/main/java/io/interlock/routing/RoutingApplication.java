package io.interlock.routing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class RoutingApplication {
    public static void main(String[] args) {
        new SpringApplicationBuilder(RoutingApplication.class)
                .properties("spring.config.name=application,routing-service")
                .run(args);
    }
}
