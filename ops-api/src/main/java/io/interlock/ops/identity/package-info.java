/**
 * Who is calling: a bearer token of a program, or the session of a browser that signed in by
 * OAuth2. Both end in the same permissions.
 */
@NullMarked
package io.interlock.ops.identity;

import org.jspecify.annotations.NullMarked;
