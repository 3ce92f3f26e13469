@NullMarked
package io.interlock.crm.lifecycle;

import org.jspecify.annotations.NullMarked;
