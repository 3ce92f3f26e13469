package io.interlock.ctl;

import java.util.Map;

/** {@code interlockctl}. */
public final class InterlockCtl {
    private InterlockCtl() {}

    public static void main(String[] args) {
        System.exit(run(args, System.getenv()));
    }

    static int run(String[] args, Map<String, String> environment) {
        return CommandLines.of(environment).execute(args);
    }
}
