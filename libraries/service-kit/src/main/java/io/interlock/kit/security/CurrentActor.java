package io.interlock.kit.security;

import org.springframework.security.core.Authentication;
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

    private static Authentication required() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("nobody is logged in on this thread");
        }
        return authentication;
    }
}
