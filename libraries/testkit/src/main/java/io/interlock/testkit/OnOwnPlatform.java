package io.interlock.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link OnPlatform}, with a broker of the class's own, for a service that reads its topics from
 * the beginning: it does not see what other classes published. The context ends with the class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = {OnOwnPlatform.EmptyBroker.class, PlatformProperties.class})
public @interface OnOwnPlatform {

    /** Ends the broker of the class before. */
    final class EmptyBroker
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestKafka.stop();
        }
    }
}
