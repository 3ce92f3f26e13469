package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.TargetTable.Reached;

/** A way to tell somebody. */
interface Channel {
    Target.Kind kind();

    /** Returns when the receiver has taken it. */
    void send(String deliveryId, Reached target, Notice notice) throws NotDelivered;

    /** Why it was not taken, in words without anything secret. */
    final class NotDelivered extends Exception {
        private static final long serialVersionUID = 1;

        NotDelivered(String words) {
            super(words);
        }
    }
}
