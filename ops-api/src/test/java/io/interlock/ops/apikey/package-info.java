@NullMarked
package io.interlock.ops.apikey;

import org.jspecify.annotations.NullMarked;
