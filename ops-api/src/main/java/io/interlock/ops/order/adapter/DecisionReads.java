package io.interlock.ops.order.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.RoutingDecision;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.order.OrderFact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Decisions about orders, newest first. What the caller's scope does not cover is not there. */
@Repository
@Transactional(readOnly = true)
class DecisionReads {
    private static final int ORDERS = 20;

    private final JdbcClient jdbc;
    private final OrderEvents events;

    DecisionReads(JdbcClient jdbc, OrderEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** About the order or request of that ClOrdID(11), of each client session that used it. */
    List<RoutingDecision> named(String clOrdId) {
        List<String> roots =
                jdbc.sql(
                                """
                                SELECT DISTINCT root, day FROM order_name
                                WHERE name = :name ORDER BY day DESC LIMIT :most\
                                """)
                        .param("name", clOrdId)
                        .param("most", ORDERS)
                        .query((row, n) -> row.getString("root"))
                        .list();
        List<RoutingDecision> found =
                of(roots)
                        .filter(decision -> decision.command().clOrdId().value().equals(clOrdId))
                        .toList();
        if (found.isEmpty()) {
            throw Problem.NOT_FOUND.exception(
                    "nothing was decided about ClOrdID(11) '%s'".formatted(clOrdId));
        }
        return found;
    }

    /** About an order and the requests about it. */
    List<RoutingDecision> ofOrder(String id) {
        List<RoutingDecision> found = of(List.of(id)).toList();
        if (found.isEmpty()) {
            throw Problem.NOT_FOUND.exception("nothing was decided about order '%s'".formatted(id));
        }
        return found;
    }

    private Stream<RoutingDecision> of(Collection<String> roots) {
        return events.of(roots).values().stream()
                .flatMap(List::stream)
                .flatMap(fact ->
                        fact instanceof OrderFact.Decided decided
                                ? Stream.of(decided.decision())
                                : Stream.of())
                .filter(decision -> seen(decision.command().environment()))
                .sorted(Comparator.comparing(RoutingDecision::decidedAt).reversed());
    }

    private static boolean seen(Environment environment) {
        return CurrentActor.scope().covers(environment);
    }
}
