package io.interlock.crm;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** CRM provisioning. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CrmProvisioningApplication {
    public static void main(String[] args) {
        SpringApplication.run(CrmProvisioningApplication.class, args);
    }
}
