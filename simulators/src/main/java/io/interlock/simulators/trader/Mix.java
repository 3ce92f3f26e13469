package io.interlock.simulators.trader;

/** Relative weights of what a trader does; cancel and replace need an order that rests. */
public record Mix(int market, int limit, int stop, int stopLimit, int cancel, int replace) {
    public static final Mix USUAL = new Mix(50, 30, 6, 4, 7, 3);

    /** Market orders only, for measurements. */
    public static final Mix MARKET_ONLY = new Mix(1, 0, 0, 0, 0, 0);

    public Mix {
        if (market + limit + stop + stopLimit <= 0) {
            throw new IllegalArgumentException("A mix needs orders");
        }
    }

    int total() {
        return market + limit + stop + stopLimit + cancel + replace;
    }
}
