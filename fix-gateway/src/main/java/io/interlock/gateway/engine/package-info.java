/**
 * QuickFIX/J: one acceptor for clients and one initiator for each OMS session, their settings,
 * logon checks and the guard against hostile connections. Hands every message to the feature that
 * owns its kind of session; nothing depends on this package.
 */
@NullMarked
package io.interlock.gateway.engine;

import org.jspecify.annotations.NullMarked;
