/**
 * Which sessions exist, what they are for (declared in fix-gateway.yaml, checked at start), which
 * of them answer, and what happened on them: {@code fix.sessions.v1} and {@code fix.incidents.v1}.
 */
@NullMarked
package io.interlock.gateway.session;

import org.jspecify.annotations.NullMarked;
