package io.interlock.ops.fixmessage;

import java.util.regex.Pattern;

/** FIX text that may be shown: Password(554) and NewPassword(925) are stars. */
public final class Masked {
    private static final Pattern SECRET =
            Pattern.compile("((?:^|[\\u0001|])(?:554|925)=)[^\\u0001|]*");

    private Masked() {}

    public static String text(String raw) {
        return SECRET.matcher(raw).replaceAll("$1***");
    }
}
