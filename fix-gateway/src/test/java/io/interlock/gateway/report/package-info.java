@NullMarked
package io.interlock.gateway.report;

import org.jspecify.annotations.NullMarked;
