/**
 * The session layer against the FIX Trading Community's test cases: scenarios written as lines,
 * played over raw sockets against the running gateway, where clients connect to it (acceptor) and
 * where it connects to OMSs (initiator). No FIX engine on this side.
 */
@NullMarked
package io.interlock.gateway.conformance;

import org.jspecify.annotations.NullMarked;
