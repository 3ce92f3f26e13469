package io.interlock.gateway.report;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code interlock.gateway.reports} of fix-gateway.yaml.
 *
 * @param patience how long Kafka may take nothing before OMS and drop-copy sessions log out
 */
@ConfigurationProperties("interlock.gateway.reports")
record ReportProperties(@DefaultValue("2s") Duration patience) {}
