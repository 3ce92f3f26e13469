package io.interlock.ops;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The REST edge and the console. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class OpsApiApplication {
    public static void main(String[] args) {
        SpringApplication.run(OpsApiApplication.class, args);
    }
}
