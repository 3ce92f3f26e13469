package io.interlock.routing.misprice;

import io.interlock.events.Misprice.Cause;

/** What makes no sense at one instant, in words. */
record Doubt(Cause cause, String evidence) {}
