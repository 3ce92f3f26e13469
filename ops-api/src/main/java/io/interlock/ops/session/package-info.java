/**
 * FIX sessions (state topic {@code fix.sessions.v1}, held in memory) and what happened on them
 * (table {@code fix_incident}).
 */
@NullMarked
package io.interlock.ops.session;

import org.jspecify.annotations.NullMarked;
