@NullMarked
package io.interlock.kit.kafka;

import org.jspecify.annotations.NullMarked;
