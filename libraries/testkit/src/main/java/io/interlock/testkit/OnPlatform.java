package io.interlock.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ContextConfiguration;

/**
 * On a {@code @SpringBootTest}: {@code spring.datasource.*} points to a fresh database of embedded
 * PostgreSQL and {@code spring.kafka.bootstrap-servers} to the JVM's broker.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = PlatformProperties.class)
public @interface OnPlatform {}
