/**
 * Replicated state on compacted topics. The owner's {@link io.interlock.kit.state.StatePublisher}
 * republishes from its source at start and then proves twice a second that it lives; a {@link
 * io.interlock.kit.state.StateReader} holds the topic in memory and is fresh only while the newest
 * marker is young and counts exactly the keys that it holds. Empty is not loaded; stale is closed.
 */
@NullMarked
package io.interlock.kit.state;

import org.jspecify.annotations.NullMarked;
