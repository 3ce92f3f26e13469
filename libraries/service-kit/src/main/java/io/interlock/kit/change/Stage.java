package io.interlock.kit.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a version is in its life. {@link #after} is the only way from one stage to another. */
public enum Stage {
    /** Being written. */
    DRAFT,
    /** Waits for a second person. */
    SUBMITTED,
    /** May be applied. */
    APPROVED,
    /** Is applied by itself when its time comes. */
    SCHEDULED,
    /** In force. */
    ACTIVE,
    /** Was in force until another version took its place. */
    SUPERSEDED,
    /** Was in force until it was ended or its time was over. */
    ENDED,
    /** The second person said no. */
    DECLINED,
    /** Given up before it was ever in force. */
    DISCARDED;

    /** The stage that {@code move} leads to; empty where it is not legal. */
    public Optional<Stage> after(Move move) {
        return Optional.ofNullable(next(move));
    }

    private @Nullable Stage next(Move move) {
        return switch (move) {
            case EDIT -> this == DRAFT ? DRAFT : null;
            case SUBMIT -> this == DRAFT ? SUBMITTED : null;
            case APPROVE -> this == SUBMITTED ? APPROVED : null;
            case DECLINE -> this == SUBMITTED ? DECLINED : null;
            case DISCARD -> beforeForce() ? DISCARDED : null;
            case SCHEDULE -> this == APPROVED ? SCHEDULED : null;
            case APPLY -> this == APPROVED || this == SCHEDULED ? ACTIVE : null;
            case EMERGENCY -> beforeForce() ? ACTIVE : null;
            case SUPERSEDE -> this == ACTIVE ? SUPERSEDED : null;
            case END -> this == ACTIVE ? ENDED : null;
            case REVERT, RETURN -> wasInForce() ? ACTIVE : null;
        };
    }

    /** Still on its way. */
    public boolean beforeForce() {
        return this == DRAFT || this == SUBMITTED || this == APPROVED || this == SCHEDULED;
    }

    private boolean wasInForce() {
        return this == SUPERSEDED || this == ENDED;
    }
}
