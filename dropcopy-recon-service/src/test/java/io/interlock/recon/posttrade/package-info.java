@NullMarked
package io.interlock.recon.posttrade;

import org.jspecify.annotations.NullMarked;
