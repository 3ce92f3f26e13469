/**
 * How the OMSs do as places for new orders. Pure: {@link io.interlock.routing.venue.Window}
 * remembers what orders went there and what became of them, {@link
 * io.interlock.routing.venue.Judge} makes of it the next {@link io.interlock.events.VenueHealth}.
 * Its shell owns the tables {@code venue_health} and {@code venue_switch} and the topics {@link
 * io.interlock.events.Topics#VENUE_HEALTH} and {@link io.interlock.events.Topics#VENUE_SWITCHES}.
 * What an order meets of it is the rule {@code failover}.
 *
 * <pre>
 *   HEALTHY &lt;-&gt; DEGRADED -&gt; OPEN -&gt; HALF_OPEN -&gt; HEALTHY
 *      any -&gt; FORCED_OFF -&gt; OPEN      HALF_OPEN -&gt; OPEN
 * </pre>
 */
@NullMarked
package io.interlock.routing.venue;

import org.jspecify.annotations.NullMarked;
