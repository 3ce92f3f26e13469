package io.interlock.benchmarks.pipeline;

/** What is compared. */
public enum Side {
    NAIVE("naive"),
    INTERLOCK("Interlock"),
    /** Interlock with every service of the platform running. */
    PLATFORM("platform");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
