@NullMarked
package io.interlock.kit.audit;

import org.jspecify.annotations.NullMarked;
