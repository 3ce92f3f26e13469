@NullMarked
package io.interlock.symbols;

import org.jspecify.annotations.NullMarked;
