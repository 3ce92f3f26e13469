@NullMarked
package io.interlock.ops.csv;

import org.jspecify.annotations.NullMarked;
