/** The proof from PostgreSQL and over REST. */
@NullMarked
package io.interlock.recon.proof.adapter;

import org.jspecify.annotations.NullMarked;
