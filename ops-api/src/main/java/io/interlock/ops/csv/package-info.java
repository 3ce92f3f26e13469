/**
 * Lists as CSV: the same address with {@code Accept: text/csv} answers the whole filtered list, not
 * one page. Columns are named as in JSON; what is itself an object or a list stands there as JSON.
 */
@NullMarked
package io.interlock.ops.csv;

import org.jspecify.annotations.NullMarked;
