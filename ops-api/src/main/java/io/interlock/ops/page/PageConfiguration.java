package io.interlock.ops.page;

import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Cursors and times as query parameters. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {
    private final Clock clock;

    PageConfiguration(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, Cursor.class, Cursor::of);
        registry.addConverter(
                String.class, Instant.class, text -> Moment.of(text, clock.instant()));
    }
}
