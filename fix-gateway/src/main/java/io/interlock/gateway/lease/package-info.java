/**
 * Who may act: a lease for each OMS link and one for the order entry, in the database, with a
 * fencing token. The holder renews; another instance takes over what has expired or whose holder is
 * gone, and ends that holder's database sessions. What is written under an old token is refused by
 * the rows themselves. Owns table {@code lease}; knows nothing of FIX.
 */
@NullMarked
package io.interlock.gateway.lease;

import org.jspecify.annotations.NullMarked;
