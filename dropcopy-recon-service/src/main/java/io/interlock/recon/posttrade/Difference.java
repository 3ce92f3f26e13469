package io.interlock.recon.posttrade;

import java.util.List;

/**
 * A row that is not the same in both files.
 *
 * @param execId the trade's
 * @param where on which side it is, or that its values differ
 * @param fields what differs; all values where it is on one side only
 */
public record Difference(String execId, Where where, List<FieldDifference> fields) {
    /** Where a row is. */
    public enum Where {
        ONLY_PLATFORM,
        ONLY_DROP_COPY,
        DIFFERS
    }

    /** One value; empty where a side has none. */
    public record FieldDifference(String column, String platform, String dropCopy) {}

    public Difference {
        fields = List.copyOf(fields);
    }
}
