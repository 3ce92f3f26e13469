package io.interlock.ops.fixmessage;

import java.util.ArrayDeque;
import java.util.Deque;
import quickfix.DataDictionary;

/** How deep a field stands in repeating groups, as the fields of one message come by. */
final class Groups {
    private final String msgType;
    private final Deque<DataDictionary> open = new ArrayDeque<>();

    Groups(DataDictionary message, String msgType) {
        this.msgType = msgType;
        open.push(message);
    }

    int depthOf(int tag) {
        while (open.size() > 1 && !open.element().isField(tag)) {
            open.pop();
        }
        int depth = open.size() - 1;
        DataDictionary here = open.element();
        if (here.isGroup(msgType, tag)) {
            open.push(here.getGroup(msgType, tag).getDataDictionary());
        }
        return depth;
    }
}
