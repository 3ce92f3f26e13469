package io.interlock.kit.security;

import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The resource server. A service with its own SecurityFilterChain (ops-api, the console's login)
 * takes {@link RolesConverter} and {@link SecurityProblems} into it.
 */
@AutoConfiguration(
        afterName =
                "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableMethodSecurity
public class SecurityKitAutoConfiguration {
    /** Open to everyone: probes, metrics, API description, webhooks (these prove themselves). */
    public static final String[] PUBLIC_PATHS = {
        "/actuator/health/**",
        "/actuator/info",
        "/actuator/prometheus",
        "/livez",
        "/readyz",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/webhooks/**",
        "/error"
    };

    @Bean
    @ConditionalOnMissingBean
    Permissions permissions() {
        return Permissions.load();
    }

    @Bean
    @ConditionalOnMissingBean
    RolesConverter rolesConverter(Permissions permissions) {
        return new RolesConverter(permissions);
    }

    @Bean
    @ConditionalOnMissingBean
    SecurityProblems securityProblems(JsonMapper mapper) {
        return new SecurityProblems(mapper);
    }

    /** Beside Boot's own: a token that never expires is none. */
    @Bean
    OAuth2TokenValidator<Jwt> tokensExpire() {
        return new JwtClaimValidator<Object>(JwtClaimNames.EXP, Objects::nonNull);
    }

    @Bean
    WebMvcConfigurer permissionGate() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PermissionGate());
            }
        };
    }

    @Bean
    static AnnotationTemplateExpressionDefaults requiresTemplate() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @AutoConfiguration
    @EnableWebSecurity
    @ConditionalOnMissingBean(SecurityFilterChain.class)
    static class ResourceServer {
        @Bean
        SecurityFilterChain resourceServer(
                HttpSecurity http,
                RolesConverter roles,
                SecurityProblems problems,
                ObjectProvider<JwtDecoder> decoders,
                @Value("${interlock.security.edge-uri:}") String edgeUri,
                @Value("${spring.application.name:interlock}") String service) {
            http.csrf(csrf -> csrf.disable())
                    .sessionManagement(sessions ->
                            sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .requestCache(cache -> cache.disable())
                    .logout(logout -> logout.disable())
                    .authorizeHttpRequests(requests ->
                            requests.requestMatchers(PUBLIC_PATHS)
                                    .permitAll()
                                    .anyRequest()
                                    .authenticated())
                    .exceptionHandling(errors ->
                            errors.authenticationEntryPoint(problems)
                                    .accessDeniedHandler(problems));
            JwtDecoder people = decoders.getIfAvailable();
            if (people != null) {
                JwtDecoder decoder =
                        edgeUri.isBlank() ? people : new EdgeTokens(people, edgeUri, service);
                http.oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems)
                                .jwt(jwt ->
                                        jwt.decoder(decoder).jwtAuthenticationConverter(roles)));
            }
            return http.build();
        }
    }
}
