/**
 * QuickFIX/J connectors, one acceptor for clients and one initiator for each OMS session, their
 * settings, logon checks and the guard against hostile connections; session states and incidents
 * published on {@code fix.sessions.v1} and {@code fix.incidents.v1}.
 */
@NullMarked
package io.interlock.gateway.session.adapter;

import org.jspecify.annotations.NullMarked;
