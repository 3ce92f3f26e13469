package io.interlock.recon.trade;

/** The session under which facts of files stand among the drop copies. */
public final class ImportedSession {
    private static final String PREFIX = "IMPORT-";

    private ImportedSession() {}

    public static String of(String importId) {
        return PREFIX + importId;
    }

    /** True where nobody's drop copy spoke: a person brought a file. */
    public static boolean is(String session) {
        return session.startsWith(PREFIX);
    }
}
