package io.interlock.routing.position;

import io.interlock.domain.Price;
import java.time.Instant;

/** What a symbol last traded at, and when. */
public record LastPx(Price px, Instant at) {}
