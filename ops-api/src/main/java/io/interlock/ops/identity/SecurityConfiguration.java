package io.interlock.ops.identity;

import static io.interlock.kit.security.SecurityKitAutoConfiguration.PUBLIC_PATHS;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import io.interlock.kit.security.EdgeTokens;
import io.interlock.kit.security.SecurityProblems;
import io.interlock.ops.idempotency.Idempotency;
import io.interlock.ops.throttle.Throttle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCacheAwareFilter;

/**
 * One chain for both kinds of callers. A bearer token needs no session and no CSRF token; a browser
 * has both. Pages lead to the login, the API answers 401.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** What Vite builds and Mantine styles: own scripts only, inline styles. */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
                    + " object-src 'none'; base-uri 'self'; form-action 'self'%s;"
                    + " frame-ancestors 'none'";

    @Bean
    SecurityFilterChain opsSecurity(
            HttpSecurity http,
            SecurityProblems problems,
            ConsoleUsers users,
            Logout logout,
            FreshSignIn freshSignIn,
            BearerTokens bearerTokens,
            Throttle throttle,
            Idempotency idempotency) {
        HttpSessionRequestCache onlyPages = new HttpSessionRequestCache();
        onlyPages.setRequestMatcher(pathPattern("/console/**"));
        http.csrf(csrf -> csrf.spa())
                .requestCache(cache -> cache.requestCache(onlyPages))
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers(PUBLIC_PATHS)
                                .permitAll()
                                .requestMatchers("/", "/favicon.ico", EdgeTokens.KEYS_PATH)
                                .permitAll()
                                .requestMatchers("/problems", "/problems/*")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .oauth2ResourceServer(server ->
                        server.authenticationEntryPoint(problems)
                                .accessDeniedHandler(problems)
                                .authenticationManagerResolver(
                                        request -> bearerTokens::authenticate))
                .addFilterBefore(throttle.byAddress(), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(freshSignIn.filter(), RequestCacheAwareFilter.class)
                .addFilterAfter(throttle.byCaller(), AuthorizationFilter.class)
                .addFilterAfter(idempotency.filter(), AuthorizationFilter.class)
                .oauth2Login(login ->
                        login.userInfoEndpoint(info -> info.oidcUserService(users))
                                .defaultSuccessUrl("/console/"))
                .logout(exit -> exit.logoutSuccessHandler(logout))
                .exceptionHandling(errors ->
                        errors.defaultAuthenticationEntryPointFor(
                                        new LoginUrlAuthenticationEntryPoint(
                                                "/oauth2/authorization/interlock"),
                                        pathPattern("/console/**"))
                                .defaultAuthenticationEntryPointFor(problems, pathPattern("/**"))
                                .accessDeniedHandler(problems))
                .headers(headers -> headers(headers, logout.identityOrigin()));
        return http.build();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, String identityOrigin) {
        headers.contentSecurityPolicy(policy ->
                        policy.policyDirectives(
                                CONTENT_SECURITY_POLICY.formatted(" " + identityOrigin)))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentTypeOptions(Customizer.withDefaults())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
    }

    @Bean
    OAuth2AuthorizedClientManager authorizedClients(
            ClientRegistrationRepository registrations,
            OAuth2AuthorizedClientRepository authorized) {
        DefaultOAuth2AuthorizedClientManager manager =
                new DefaultOAuth2AuthorizedClientManager(registrations, authorized);
        manager.setAuthorizedClientProvider(
                OAuth2AuthorizedClientProviderBuilder.builder()
                        .authorizationCode()
                        .refreshToken()
                        .build());
        return manager;
    }
}
