package io.interlock.localstack.identity;

import io.interlock.localstack.plan.Credentials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/**
 * Who may come in: the users, the same names as clients for curl and scripts, the console, and the
 * simulators. Passwords are long random words made by the launcher, so they are kept as they are.
 */
final class People {
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** The console renews its token; who loses a role has lost it by then. */
    private static final Duration CONSOLE_TOKEN_LIFE = Duration.ofMinutes(5);

    private static final Duration SIGN_IN_LIFE = Duration.ofHours(12);
    private static final String CONSOLE = "ops-console";
    private static final String SIMULATORS = "simulators";

    /** Whom the services take tokens for. */
    private static final String AUDIENCE = "interlock";

    private People() {}

    static UserDetailsService users(Credentials credentials) {
        List<UserDetails> users = new ArrayList<>();
        Credentials.USERS.forEach((name, role) ->
                users.add(
                        User.withUsername(name)
                                .password("{noop}" + credentials.user(name))
                                .roles(role)
                                .build()));
        return new InMemoryUserDetailsManager(users);
    }

    static RegisteredClientRepository clients(IdentitySettings settings) {
        Credentials credentials = settings.credentials();
        List<RegisteredClient> clients = new ArrayList<>();
        clients.add(console(settings));
        clients.add(machine(SIMULATORS, credentials.oauthClient(SIMULATORS)));
        Credentials.USERS
                .keySet()
                .forEach(name -> clients.add(machine(name, credentials.user(name))));
        return new InMemoryRegisteredClientRepository(clients);
    }

    /** Adds roles, scopes and the name; for clients the name is the client's id. */
    static void addClaims(JwtEncodingContext context) {
        Authentication principal = context.getPrincipal();
        String name = principal == null ? "" : principal.getName();
        Map<String, String> roles = Credentials.USERS;
        String role = roles.getOrDefault(name, name.equals(SIMULATORS) ? "service" : "");
        context.getClaims()
                .claim("roles", role.isEmpty() ? List.of() : List.of(role))
                .claim("preferred_username", name)
                .claim(
                        "environments",
                        name.equals(Credentials.DEMO_DEALER)
                                ? List.of("DEMO")
                                : List.of("DEMO", "LIVE"))
                .claim("regions", List.of("EMEA", "APAC"))
                .claim("brands", List.of("interlock"));
        if (context.getTokenType().equals(OAuth2TokenType.ACCESS_TOKEN)) {
            // an ID token is for the console alone and opens nothing here
            context.getClaims().audience(List.of(AUDIENCE));
        }
    }

    private static RegisteredClient console(IdentitySettings settings) {
        String numeric = settings.console().replace("localhost", "127.0.0.1");
        return client(CONSOLE, settings.credentials().oauthClient(CONSOLE))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(settings.console() + "/login/oauth2/code/interlock")
                .redirectUri(numeric + "/login/oauth2/code/interlock")
                .postLogoutRedirectUri(settings.console() + "/")
                .postLogoutRedirectUri(settings.console())
                .postLogoutRedirectUri(numeric + "/")
                .tokenSettings(tokens(CONSOLE_TOKEN_LIFE))
                .scope(OidcScopes.OPENID)
                .scope(OidcScopes.PROFILE)
                .clientSettings(
                        ClientSettings.builder()
                                .requireAuthorizationConsent(false)
                                .requireProofKey(false)
                                .build())
                .build();
    }

    private static RegisteredClient machine(String id, String secret) {
        return client(id, secret)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .build();
    }

    private static RegisteredClient.Builder client(String id, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .tokenSettings(tokens(TOKEN_LIFE));
    }

    private static TokenSettings tokens(Duration life) {
        return TokenSettings.builder()
                .accessTokenTimeToLive(life)
                .refreshTokenTimeToLive(SIGN_IN_LIFE)
                .build();
    }
}
