/**
 * Reads the day's trades from the tables of matching, spools the file, and delivers it under a name
 * of its own before it gets its real one.
 */
@NullMarked
package io.interlock.recon.posttrade.adapter;

import org.jspecify.annotations.NullMarked;
