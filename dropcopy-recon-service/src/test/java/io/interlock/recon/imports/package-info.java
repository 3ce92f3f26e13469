@NullMarked
package io.interlock.recon.imports;

import org.jspecify.annotations.NullMarked;
