package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import java.util.Locale;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@code state=open} is as good as {@code state=OPEN}. */
@Configuration(proxyBeanMethods = false)
class AlertParameters implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(
                String.class,
                Alert.State.class,
                text -> Alert.State.valueOf(text.toUpperCase(Locale.ROOT)));
    }
}
