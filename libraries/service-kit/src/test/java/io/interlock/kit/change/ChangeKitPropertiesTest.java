package io.interlock.kit.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ChangeKitPropertiesTest {
    private static ChangeKitProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("interlock.change", ChangeKitProperties.class);
    }

    @Test
    void liveNeedsASecondPersonAndDemoDoesNot() {
        ChangeKitProperties properties = bound(Map.of());
        assertThat(properties.fourEyes().in(Environment.LIVE)).isTrue();
        assertThat(properties.fourEyes().in(Environment.DEMO)).isFalse();
        assertThat(properties.fourEyes().expires()).isNull();
        assertThat(properties.every()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void eachEnvironmentHasItsSwitch() {
        ChangeKitProperties properties =
                bound(
                        Map.of(
                                "interlock.change.four-eyes.live", "false",
                                "interlock.change.four-eyes.demo", "true",
                                "interlock.change.four-eyes.expires", "15m",
                                "interlock.change.every", "1s"));
        assertThat(properties.fourEyes().in(Environment.LIVE)).isFalse();
        assertThat(properties.fourEyes().in(Environment.DEMO)).isTrue();
        assertThat(properties.fourEyes().expires()).isEqualTo(Duration.ofMinutes(15));
        assertThat(properties.every()).isEqualTo(Duration.ofSeconds(1));
    }
}
