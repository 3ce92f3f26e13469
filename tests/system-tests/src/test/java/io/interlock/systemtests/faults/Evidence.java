package io.interlock.systemtests.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects the three logs over all scenarios of a run; what was told once is not told again. */
final class Evidence {
    private final JournalFile trader;
    private final List<JournalFile> omss;
    private final PlatformLog platform;
    private final List<Logs.Closed> closed = new ArrayList<>();
    private final Set<Violation> told = new HashSet<>();

    Evidence(FaultPlatform platform) {
        trader = new JournalFile(platform.journal("trader"));
        omss =
                List.of(
                        new JournalFile(platform.journal("oms-a")),
                        new JournalFile(platform.journal("oms-b")));
        this.platform = new PlatformLog(platform.stack().bootstrapServers());
    }

    /** No new order may have reached an OMS in this span. */
    void closed(Logs.Closed span) {
        closed.add(span);
    }

    /** The OMSs first: what they have reported by then must be at the client a moment later. */
    Logs logs() {
        List<Line> oms = oms();
        List<Line> client = trader.lines();
        List<Logs.Booked> booked = platform.booked();
        return new Logs(
                client,
                oms,
                booked,
                FaultPlatform.MAX_AGE,
                List.copyOf(closed),
                platform.refused());
    }

    /** Of all OMSs, drop copies left out. */
    List<Line> oms() {
        List<Line> oms = new ArrayList<>();
        for (JournalFile journal : omss) {
            journal.lines().stream()
                    .filter(line -> !line.session().endsWith("-DC"))
                    .forEach(oms::add);
        }
        return oms;
    }

    /** What is wrong and was not told before. */
    List<Violation> judge() {
        return Judge.judge(logs()).stream().filter(found -> !told.contains(found)).toList();
    }

    void tell(List<Violation> violations) {
        told.addAll(violations);
    }
}
