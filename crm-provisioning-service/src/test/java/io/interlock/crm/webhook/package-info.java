@NullMarked
package io.interlock.crm.webhook;

import org.jspecify.annotations.NullMarked;
