package io.interlock.recon.breaks;

import io.interlock.recon.trade.TradeReport;
import org.jspecify.annotations.Nullable;

/** How a kind of break is seen. A detector answers in words what is wrong, null where nothing is. */
public sealed interface Detector {

    /** Both sides tell of a trade, differently; wrong at once. */
    record Different(Check check) implements Detector {
        /** Compares what the sides tell of one trade. */
        @FunctionalInterface
        public interface Check {
            @Nullable String wrong(
                    TradeReport platform, TradeReport dropCopy, Tolerances tolerances);
        }
    }

    /** One side tells of a trade alone; wrong after the grace. The first that fits counts. */
    record Absent(Check check) implements Detector {
        /** Looks at the only word of a trade. */
        @FunctionalInterface
        public interface Check {
            @Nullable String wrong(TradeReport only);
        }
    }

    /**
     * An order as it stands on both sides.
     *
     * @param patient wrong only after the grace, for the other side may be under way
     */
    record OfOrder(Check check, boolean patient) implements Detector {
        /** Looks at both sides' whole word of an order. */
        @FunctionalInterface
        public interface Check {
            @Nullable String wrong(OrderSides order);
        }
    }

    /** Two lonely trades of different names that are alike. */
    record Alike() implements Detector {}

    /** The drop copy's sessions. */
    record Silent() implements Detector {}
}
