/**
 * Who is calling: a bearer token or an API key of a program, or the session of a browser that
 * signed in by OAuth2. All end in the same permissions and scopes. Services learn of a caller by
 * its own token; for an API key one is minted that they can prove by our published keys.
 */
@NullMarked
package io.interlock.ops.identity;

import org.jspecify.annotations.NullMarked;
