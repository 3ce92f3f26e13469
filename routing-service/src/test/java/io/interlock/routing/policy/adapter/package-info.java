@NullMarked
package io.interlock.routing.policy.adapter;

import org.jspecify.annotations.NullMarked;
