/** Tests of matching, without Kafka or a database. */
@NullMarked
package io.interlock.recon.matching;

import org.jspecify.annotations.NullMarked;
