@NullMarked
package io.interlock.ops.latency;

import org.jspecify.annotations.NullMarked;
