/** Tests on real PostgreSQL and Kafka. */
@NullMarked
package io.interlock.recon.matching.adapter;

import org.jspecify.annotations.NullMarked;
