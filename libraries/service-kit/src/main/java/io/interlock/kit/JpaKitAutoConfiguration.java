package io.interlock.kit;

import org.hibernate.cfg.MappingSettings;
import org.hibernate.type.format.jackson.Jackson3JsonFormatMapper;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** JSONB columns through our mapper: Hibernate's own writes an Instant as {@code 0.0}. */
@AutoConfiguration(
        beforeName =
                "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({HibernatePropertiesCustomizer.class, Jackson3JsonFormatMapper.class})
public class JpaKitAutoConfiguration {
    @Bean
    HibernatePropertiesCustomizer interlockJsonColumns(JsonMapper mapper) {
        return properties ->
                properties.put(
                        MappingSettings.JSON_FORMAT_MAPPER, new Jackson3JsonFormatMapper(mapper));
    }
}
