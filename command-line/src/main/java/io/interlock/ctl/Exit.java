package io.interlock.ctl;

/** How a command ends, for scripts. */
enum Exit {
    OK(0, "done"),
    FAILED(1, "something unexpected"),
    USAGE(2, "the command line is wrong"),
    UNREACHABLE(3, "no answer from the API"),
    UNAUTHENTICATED(4, "no token, or one that is not valid any more"),
    FORBIDDEN(5, "a permission is missing"),
    NOT_FOUND(6, "there is no such thing"),
    CONFLICT(7, "the state does not allow it, or it has changed meanwhile"),
    INVALID(8, "a value is wrong or missing"),
    THROTTLED(9, "too many requests"),
    UNAVAILABLE(10, "the API or a part behind it is down");

    private final int code;
    private final String words;

    Exit(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }

    static Exit of(int status) {
        if (status < 400) {
            return OK;
        }
        return switch (status) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409, 412, 428 -> CONFLICT;
            case 400, 422 -> INVALID;
            case 429 -> THROTTLED;
            default -> status < 500 ? FAILED : UNAVAILABLE;
        };
    }
}
