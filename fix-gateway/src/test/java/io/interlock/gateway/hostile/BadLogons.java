package io.interlock.gateway.hostile;

/** Logons that must be refused: what is wrong, and the fields. */
final class BadLogons {
    private static final String USER = "|553=HBAD|554=secret";

    static final String[][] ALL = {
        {"unknown sender", "49=NOBODY|98=0|108=30" + USER},
        {"unknown target", "56=NOBODY|98=0|108=30" + USER},
        {"swapped", "49=INTERLOCK|56=HBAD|98=0|108=30" + USER},
        {"an OMS's identity", "49=HOSTOMS-P|98=0|108=30" + USER},
        {"a live session's identity", "49=HLIVE|98=0|108=30|553=HLIVE|554=secret"},
        {"wrong user", "98=0|108=30|553=HLIVE|554=secret"},
        {"wrong password", "98=0|108=30|553=HBAD|554=Secret"},
        {"empty password", "98=0|108=30|553=HBAD|554="},
        {"no password", "98=0|108=30|553=HBAD"},
        {"password as data with a wrong length", "98=0|108=30|95=3|96=secret|553=HBAD"},
        {"encryption", "98=6|108=30" + USER},
        {"an old number", "34=0|98=0|108=30" + USER},
        {"no heartbeat", "98=0|108=0" + USER},
        {"a heartbeat once a day", "98=0|108=86400" + USER},
        {"a heartbeat that is no number", "98=0|108=often" + USER},
    };

    private BadLogons() {}
}
