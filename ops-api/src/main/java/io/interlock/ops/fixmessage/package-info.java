/**
 * Any FIX message in words: names, enumerations and structure from QuickFIX/J's dictionaries,
 * whatever is wrong with the message. Passwords (554, 925) never leave.
 */
@NullMarked
package io.interlock.ops.fixmessage;

import org.jspecify.annotations.NullMarked;
