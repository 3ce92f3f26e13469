package io.interlock.kit.change;

/** What may happen to a version. */
public enum Move {
    EDIT("edited"),
    DISCARD("discarded"),
    SUBMIT("submitted"),
    APPROVE("approved"),
    DECLINE("declined"),
    SCHEDULE("scheduled"),
    APPLY("applied"),
    SUPERSEDE("superseded"),
    END("ended"),
    REVERT("reverted"),
    EMERGENCY("emergency-applied"),
    RETURN("returned");

    private final String past;

    Move(String past) {
        this.past = past;
    }

    /** For words and for the names of audit actions, for example {@code submitted}. */
    public String past() {
        return past;
    }
}
