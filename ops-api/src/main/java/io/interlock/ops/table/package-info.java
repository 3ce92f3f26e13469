/** How Java's values stand in PostgreSQL's columns. Owns no table. */
@NullMarked
package io.interlock.ops.table;

import org.jspecify.annotations.NullMarked;
