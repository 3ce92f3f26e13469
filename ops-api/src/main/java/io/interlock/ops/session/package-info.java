/**
 * FIX sessions (state topic {@code fix.sessions.v1}, held in memory) and what happened on them
 * (table {@code fix_incident}). When a session should be up is in its definition, which fix-gateway
 * has and is asked for.
 */
@NullMarked
package io.interlock.ops.session;

import org.jspecify.annotations.NullMarked;
