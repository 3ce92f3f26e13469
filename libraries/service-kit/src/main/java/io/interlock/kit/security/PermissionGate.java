package io.interlock.kit.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorityAuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks for the permission of a handler before anything of the request is read: who may not, learns
 * nothing about what would have been valid.
 */
public final class PermissionGate implements HandlerInterceptor {

    /** What calling {@code handler} needs; null where being known is enough. */
    public static @Nullable String required(HandlerMethod handler) {
        Requires requires = handler.getMethodAnnotation(Requires.class);
        if (requires == null) {
            requires =
                    AnnotatedElementUtils.findMergedAnnotation(
                            handler.getBeanType(), Requires.class);
        }
        return requires == null ? null : requires.value();
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        String permission = required(method);
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (permission != null && caller != null && !CurrentActor.may(permission)) {
            throw new AuthorizationDeniedException(
                    "needs " + permission,
                    new AuthorityAuthorizationDecision(
                            false, List.of(new SimpleGrantedAuthority(permission))));
        }
        return true;
    }
}
