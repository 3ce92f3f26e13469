package io.interlock.benchmarks.report;

/** The result as a picture. */
final class Picture {
    private Picture() {}

    static String of(Result result) {
        return "<svg/>" + result.at();
    }
}
