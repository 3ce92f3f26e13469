/**
 * The identity provider of the local stack: a real OAuth 2.1 / OpenID Connect server with users and
 * clients in memory. It owns one thing on disk, its signing key, so that tokens outlive a restart.
 *
 * <p>Every access token carries {@code roles}, and {@code environments}, {@code regions} and {@code
 * brands} as its scope; {@code preferred_username} is who acted.
 */
@NullMarked
package io.interlock.localstack.identity;

import org.jspecify.annotations.NullMarked;
