/**
 * What the local stack consists of: the parts, their ports and credentials, the environment each
 * process gets and the table that is printed. Pure values; nothing here starts anything.
 */
@NullMarked
package io.interlock.localstack.plan;

import org.jspecify.annotations.NullMarked;
