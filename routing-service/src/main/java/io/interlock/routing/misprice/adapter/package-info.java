/** The settings, the look at the price book, and the topic of misprices. */
@NullMarked
package io.interlock.routing.misprice.adapter;

import org.jspecify.annotations.NullMarked;
