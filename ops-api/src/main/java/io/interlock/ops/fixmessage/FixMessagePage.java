package io.interlock.ops.fixmessage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the message log, newest first.
 *
 * @param next the cursor of the page after it; absent on the last
 */
record FixMessagePage(List<FixMessageItem> items, @Nullable String next) {}
