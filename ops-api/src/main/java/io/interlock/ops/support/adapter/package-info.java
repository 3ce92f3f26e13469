/** One account's facts gathered, and over REST. */
@NullMarked
package io.interlock.ops.support.adapter;

import org.jspecify.annotations.NullMarked;
