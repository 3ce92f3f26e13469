@NullMarked
package io.interlock.recon.certificate;

import org.jspecify.annotations.NullMarked;
