package io.interlock.kit.audit;

import io.interlock.kit.audit.AuditChain.Link;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands of a service's log outside its database: the hash of each entry as it was published.
 * Who can edit the database can make every hash of it fit again, but not these. A log is known by
 * the id of its first entry, for a service may begin a new one.
 *
 * @param logs hashes by number, by log
 */
record AuditAnchors(Map<String, SortedMap<Long, String>> logs) {
    /** Headers of a published entry. */
    static final String LOG = "audit-log";

    static final String SEQ = "audit-seq";
    static final String HASH = "audit-hash";

    static final AuditAnchors NONE = new AuditAnchors(Map.of());

    static Map<String, String> headers(String log, Link link) {
        return Map.of(LOG, log, SEQ, Long.toString(link.seq()), HASH, link.hash());
    }

    /**
     * The number of the first entry of {@code links} that is not what was published; the number
     * after the last where published ones are missing at the end.
     */
    Optional<Long> firstContradicted(List<Link> links) {
        if (links.isEmpty()) {
            return logs.isEmpty() ? Optional.empty() : Optional.of(1L);
        }
        Map<Long, String> hashes = new TreeMap<>();
        links.forEach(link -> hashes.put(link.seq(), link.hash()));
        return of(links).entrySet().stream()
                .filter(anchor -> !anchor.getValue().equals(hashes.get(anchor.getKey())))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How many entries of {@code links} are held by an anchor. */
    long holding(List<Link> links) {
        return of(links).size();
    }

    private SortedMap<Long, String> of(List<Link> links) {
        return links.isEmpty()
                ? Collections.emptySortedMap()
                : logs.getOrDefault(links.getFirst().entry().id(), Collections.emptySortedMap());
    }
}
