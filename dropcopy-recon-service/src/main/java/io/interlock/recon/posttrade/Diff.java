package io.interlock.recon.posttrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.recon.posttrade.Difference.FieldDifference;
import io.interlock.recon.posttrade.Difference.Where;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares the rows of the file of the platform with those of the drop copy, pair after pair. */
public final class Diff {
    /** Differences that are told one by one; the others are counted. */
    public static final int TOLD = 1_000;

    private final List<String> columns;
    private final Function<Trade, List<String>> row;
    private final List<Difference> told = new ArrayList<>();
    private final MessageDigest digest;
    private long onlyPlatform;
    private long onlyDropCopy;
    private long differing;

    /** Rows as {@code file} writes them. */
    public Diff(PostTradeFile file) {
        this(file.columnNames(), file::row);
    }

    Diff(List<String> columns, Function<Trade, List<String>> row) {
        this.columns = columns;
        this.row = row;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What came of it.
     *
     * @param hash of all differences; whoever accepts them names it. Empty where there are none
     * @param differences the first {@value #TOLD}
     */
    public record Result(
            long onlyPlatform,
            long onlyDropCopy,
            long differing,
            String hash,
            List<Difference> differences) {
        public boolean isEmpty() {
            return onlyPlatform + onlyDropCopy + differing == 0;
        }
    }

    /** Takes what both have of one trade; null for a side that has no row of it. */
    public void add(@Nullable Trade platform, @Nullable Trade dropCopy) {
        if (platform == null && dropCopy == null) {
            return;
        }
        Trade named = platform == null ? Objects.requireNonNull(dropCopy) : platform;
        List<String> ours = platform == null ? null : row.apply(platform);
        List<String> theirs = dropCopy == null ? null : row.apply(dropCopy);
        List<FieldDifference> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String one = ours == null ? "" : ours.get(i);
            String two = theirs == null ? "" : theirs.get(i);
            if (!one.equals(two)) {
                fields.add(new FieldDifference(columns.get(i), one, two));
            }
        }
        if (ours != null && theirs != null && fields.isEmpty()) {
            return;
        }
        Where where =
                ours == null
                        ? Where.ONLY_DROP_COPY
                        : theirs == null ? Where.ONLY_PLATFORM : Where.DIFFERS;
        found(new Difference(named.execId(), where, fields));
    }

    private void found(Difference difference) {
        switch (difference.where()) {
            case ONLY_PLATFORM -> onlyPlatform++;
            case ONLY_DROP_COPY -> onlyDropCopy++;
            case DIFFERS -> differing++;
        }
        digest.update(difference.toString().getBytes(UTF_8));
        if (told.size() < TOLD) {
            told.add(difference);
        }
    }

    public Result result() {
        boolean none = onlyPlatform + onlyDropCopy + differing == 0;
        return new Result(
                onlyPlatform,
                onlyDropCopy,
                differing,
                none ? "" : HexFormat.of().formatHex(digest.digest()),
                List.copyOf(told));
    }
}
