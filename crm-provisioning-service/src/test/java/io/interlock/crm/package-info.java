@NullMarked
package io.interlock.crm;

import org.jspecify.annotations.NullMarked;
