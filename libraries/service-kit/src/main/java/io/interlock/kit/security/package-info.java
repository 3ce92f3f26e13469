/**
 * Resource server: JWTs with a {@code roles} claim, permissions by {@code permissions.csv}, method
 * security by {@link io.interlock.kit.security.Requires}. Unknown roles grant nothing; what is not
 * public needs a token. A {@link io.interlock.kit.security.Scope} (claims {@code environments},
 * {@code regions}, {@code brands}) narrows what the permissions are for: ask {@link
 * io.interlock.kit.security.CurrentActor#scope()} for lists, {@code requireScope} before a change.
 */
@NullMarked
package io.interlock.kit.security;

import org.jspecify.annotations.NullMarked;
