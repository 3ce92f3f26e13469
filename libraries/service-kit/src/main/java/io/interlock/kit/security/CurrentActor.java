package io.interlock.kit.security;

import io.interlock.domain.Environment;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.ProblemException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who the current request is from, as audit entries name them. */
public final class CurrentActor {
    private CurrentActor() {}

    /** The token's {@code preferred_username}, else its subject. */
    public static String name() {
        return required().getName();
    }

    public static boolean may(String permission) {
        return required().getAuthorities().stream()
                .anyMatch(authority -> permission.equals(authority.getAuthority()));
    }

    /** What of the broker the caller may see and change; everything where nothing restricts it. */
    public static Scope scope() {
        return scope(required());
    }

    public static Scope scope(Authentication caller) {
        for (GrantedAuthority authority : caller.getAuthorities()) {
            if (authority instanceof Scope scope) {
                return scope;
            }
        }
        return Scope.ALL;
    }

    /** A 403 problem where the caller's scope does not cover {@code environment}. */
    public static void requireScope(Environment environment) {
        if (!scope().covers(environment)) {
            throw outside("environment " + environment);
        }
    }

    /** A 403 problem where the caller's scope does not cover what all environments share. */
    public static void requireEveryEnvironment() {
        if (!scope().coversEveryEnvironment()) {
            throw outside("every environment");
        }
    }

    private static ProblemException outside(String scope) {
        return Problem.PERMISSION_MISSING
                .exception("this needs a scope that covers " + scope)
                .with("scope", scope);
    }

    private static Authentication required() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("nobody is logged in on this thread");
        }
        return authentication;
    }
}
