package io.interlock.symbols;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The symbol CMS. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SymbolCmsApplication {
    public static void main(String[] args) {
        SpringApplication.run(SymbolCmsApplication.class, args);
    }
}
