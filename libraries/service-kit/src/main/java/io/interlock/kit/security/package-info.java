/**
 * Resource server: JWTs with a {@code roles} claim, permissions by {@code permissions.csv}, method
 * security by {@link io.interlock.kit.security.Requires}. Unknown roles grant nothing; what is not
 * public needs a token.
 */
@NullMarked
package io.interlock.kit.security;

import org.jspecify.annotations.NullMarked;
