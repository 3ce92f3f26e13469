/**
 * FIX as the simulators need it: a message as tags and text, and one QuickFIX/J session a port that
 * resumes where it stopped and can be made to misbehave. Never resets a sequence number.
 */
@NullMarked
package io.interlock.simulators.wire;

import org.jspecify.annotations.NullMarked;
