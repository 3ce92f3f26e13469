package io.interlock.benchmarks.decisions;

import io.interlock.events.OrderCommand;
import java.time.Instant;

/** Decides where an order goes. */
public interface Judge {
    /** The name of an OMS, or {@link #REJECTED}. */
    String judge(OrderCommand order, Instant now);

    String REJECTED = "rejected";

    /** Who can be measured. */
    enum Side {
        INTERLOCK("Interlock"),
        CHAIN("chain of predicates"),
        EASY_RULES("Easy Rules");

        private final String title;

        Side(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        Judge over(Scene scene) {
            return switch (this) {
                case INTERLOCK -> new InterlockJudge(scene);
                case CHAIN -> new ChainJudge(scene);
                case EASY_RULES -> new EasyRulesJudge(scene);
            };
        }
    }
}
