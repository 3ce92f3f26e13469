@NullMarked
package io.interlock.routing.decision.adapter;

import org.jspecify.annotations.NullMarked;
