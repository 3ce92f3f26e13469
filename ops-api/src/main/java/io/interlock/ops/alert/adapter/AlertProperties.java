package io.interlock.ops.alert.adapter;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code interlock.ops.alerts}.
 *
 * @param interval how often the rules look
 * @param settle after the start nothing opens or closes for so long: the facts are not complete yet
 * @param metrics how often the services' metrics are read
 * @param usual how often the usual times of OMSs are read: those of the same hour of the last week
 * @param groupWait alerts of one group that open within it go out in one message
 * @param keep how long closed alerts and their deliveries are kept
 * @param publicUrl where people find the console, for links in messages
 * @param allowedNetworks addresses, or networks such as {@code 10.1.0.0/16}, that targets may have
 *     although they are not on the internet
 * @param pagerDuty where PagerDuty takes events
 * @param mailFrom the sender of e-mails
 * @param retryFirst the wait after a first failed delivery; each later one is twice as long
 * @param retryMax the longest wait
 * @param giveUp the age at which a delivery is given up
 * @param timeout how long a receiver may take
 */
@Validated
@ConfigurationProperties("interlock.ops.alerts")
record AlertProperties(
        @DefaultValue("500ms") @NotNull Duration interval,
        @DefaultValue("15s") @NotNull Duration settle,
        @DefaultValue("2s") @NotNull Duration metrics,
        @DefaultValue("1m") @NotNull Duration usual,
        @DefaultValue("1s") @NotNull Duration groupWait,
        @DefaultValue("90d") @NotNull Duration keep,
        @DefaultValue("http://localhost:8080") @NotNull URI publicUrl,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("https://events.pagerduty.com/v2/enqueue") @NotNull URI pagerDuty,
        @DefaultValue("interlock@localhost") @NotNull String mailFrom,
        @DefaultValue("1s") @NotNull Duration retryFirst,
        @DefaultValue("5m") @NotNull Duration retryMax,
        @DefaultValue("24h") @NotNull Duration giveUp,
        @DefaultValue("5s") @NotNull Duration timeout) {}
