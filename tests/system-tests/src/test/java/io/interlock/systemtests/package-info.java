/**
 * The platform from outside: started as users start it, driven through FIX, HTTP, webhooks and a
 * real browser, and judged by the logs that its peers keep for themselves. One scenario a class.
 * All share one running platform ({@link io.interlock.systemtests.Platform}).
 */
@NullMarked
package io.interlock.systemtests;

import org.jspecify.annotations.NullMarked;
