package io.interlock.gateway.hostile;

import java.util.Locale;

/** Logons that must be refused: what is wrong, and the fields. */
final class BadLogons {
    private static final String SECRET = ClientPeer.PASSWORD;
    private static final String USER = "|553=HBAD|554=" + SECRET;

    static final String[][] ALL = {
        {"unknown sender", "49=NOBODY|98=0|108=30" + USER},
        {"unknown target", "56=NOBODY|98=0|108=30" + USER},
        {"swapped", "49=INTERLOCK|56=HBAD|98=0|108=30" + USER},
        {"an OMS's identity", "49=HOSTOMS-P|98=0|108=30" + USER},
        {"a live session's identity", "49=HLIVE|98=0|108=30|553=HLIVE|554=" + SECRET},
        {"wrong user", "98=0|108=30|553=HLIVE|554=" + SECRET},
        {"wrong password", "98=0|108=30|553=HBAD|554=" + SECRET.toUpperCase(Locale.ROOT)},
        {"empty password", "98=0|108=30|553=HBAD|554="},
        {"a new password", "98=0|108=30|553=HBAD|554=wrong|925=" + SECRET},
        {"password as data", "98=0|108=30|95=10|96=" + SECRET + "|553=HBAD"},
        {"no password", "98=0|108=30|553=HBAD"},
        {"password as data with a wrong length", "98=0|108=30|95=3|96=" + SECRET + "|553=HBAD"},
        {"a sub-id that is not agreed", "50=DESK|98=0|108=30" + USER},
        {"a reset that is not agreed", "34=1|141=Y|98=0|108=30" + USER},
        {"a captured Logon, sent again", "52=now-300s|98=0|108=30" + USER},
        {"no time", "52=none|98=0|108=30" + USER},
        {"a time that is none", "52=today|98=0|108=30" + USER},
        {"encryption", "98=6|108=30" + USER},
        {"an old number", "34=0|98=0|108=30" + USER},
        {"no heartbeat", "98=0|108=0" + USER},
        {"a heartbeat once a day", "98=0|108=86400" + USER},
        {"a heartbeat that is no number", "98=0|108=often" + USER},
    };

    private BadLogons() {}
}
