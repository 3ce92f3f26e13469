@NullMarked
package io.interlock.kit.security;

import org.jspecify.annotations.NullMarked;
