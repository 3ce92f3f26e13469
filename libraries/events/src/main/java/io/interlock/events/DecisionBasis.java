package io.interlock.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what a decision was made, so that it can be made again offline with the same answer: state
 * topics up to a position, and what the instance knew beside them.
 *
 * @param positions by kind of state ({@code symbols}, {@code killSwitches}, {@code accounts},
 *     {@code policies}, {@code profiles}): the decision saw every record of its topic before this
 *     offset and none from it on
 * @param documents the version of each document that was about the order: {@code symbol
 *     LIVE:EURUSD}, {@code account L1}, {@code policy gold-limit}; of {@code kill-switch
 *     LIVE:EURUSD} the millisecond at which it was engaged. What is not named was not there.
 * @param stale why nothing that adds risk was let through; null where the state was fresh
 * @param routedTo the OMS of the order that a request is about, where its command did not name it
 * @param profile that was in force in the order's environment: {@link Profile}
 */
public record DecisionBasis(
        Map<String, Long> positions,
        Map<String, Long> documents,
        @Nullable String stale,
        @Nullable String routedTo,
        @Nullable String profile) {}
