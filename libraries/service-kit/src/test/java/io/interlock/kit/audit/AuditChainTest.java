package io.interlock.kit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.AuditEntry;
import io.interlock.kit.audit.AuditChain.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditChainTest {
    private static AuditEntry entry(String id, String reason) {
        return new AuditEntry(
                id,
                "symbol-cms-service",
                "dealer",
                "kill-switch.engaged",
                "symbol:LIVE:EURUSD",
                reason,
                null,
                Map.of("engaged", true),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static List<Link> chain() {
        List<Link> links = new ArrayList<>();
        links.add(AuditChain.next(0, "", entry("1", "one")));
        links.add(AuditChain.next(1, links.get(0).hash(), entry("2", "two")));
        links.add(AuditChain.next(2, links.get(1).hash(), entry("3", "three")));
        return links;
    }

    @Test
    void untouchedChainHolds() {
        List<Link> links = chain();
        assertThat(AuditChain.firstBroken(links, 3, links.get(2).hash())).isEmpty();
        assertThat(AuditChain.firstBroken(List.of(), 0, "")).isEmpty();
    }

    @Test
    void theRolesAreProvenToo() {
        AuditEntry plain = entry("1", "one");
        AuditEntry dealer =
                new AuditEntry(
                        plain.id(),
                        plain.service(),
                        plain.actor(),
                        plain.action(),
                        plain.object(),
                        plain.reason(),
                        plain.before(),
                        plain.after(),
                        plain.at(),
                        List.of("dealer"));
        assertThat(AuditChain.next(0, "", dealer).hash())
                .isNotEqualTo(AuditChain.next(0, "", plain).hash());
    }

    @Test
    void anEditedEntryIsNamed() {
        List<Link> links = chain();
        String head = links.get(2).hash();
        Link second = links.get(1);
        links.set(
                1,
                new Link(
                        2,
                        entry("2", "edited"),
                        second.before(),
                        second.after(),
                        second.prevHash(),
                        second.hash()));
        assertThat(AuditChain.firstBroken(links, 3, head)).contains(2L);
    }

    @Test
    void aMissingEntryIsNamed() {
        List<Link> links = chain();
        String head = links.get(2).hash();
        links.remove(1);
        assertThat(AuditChain.firstBroken(links, 3, head)).contains(2L);
    }

    @Test
    void aCutTailIsNamed() {
        List<Link> links = chain();
        String head = links.get(2).hash();
        links.remove(2);
        assertThat(AuditChain.firstBroken(links, 3, head)).contains(3L);
    }

    @Test
    void anEditThatFixesItsOwnHashBreaksTheNext() {
        List<Link> links = chain();
        String head = links.get(2).hash();
        links.set(1, AuditChain.next(1, links.get(0).hash(), entry("2", "edited")));
        assertThat(AuditChain.firstBroken(links, 3, head)).contains(3L);
    }

    @Test
    void theOrderOfValuesDoesNotMatter() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("b", 2);
        values.put("a", 1);
        assertThat(AuditChain.canonical(values)).isEqualTo("{\"a\":1,\"b\":2}");
    }
}
