package io.interlock.ops.identity;

import io.interlock.kit.security.Scope;
import java.util.List;

/**
 * The caller.
 *
 * @param scopes what of the broker it may see and change; an absent part is not restricted
 * @param environment where this runs, as the console's header shows it
 */
record Me(
        String user,
        List<String> roles,
        List<String> permissions,
        Scope scopes,
        String environment) {}
