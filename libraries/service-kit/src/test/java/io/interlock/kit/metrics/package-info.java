@NullMarked
package io.interlock.kit.metrics;

import org.jspecify.annotations.NullMarked;
