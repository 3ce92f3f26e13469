package io.interlock.routing.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.routing.route.RouteTable.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    @Test
    void theFirstMatchWins() {
        RouteTable table =
                new RouteTable(
                        List.of(
                                new Route("fx-major", "A"),
                                new Route("fx-*", "B"),
                                new Route("*", "C")));
        assertThat(table.oms("fx-major")).contains("A");
        assertThat(table.oms("fx-minor")).contains("B");
        assertThat(table.oms("crypto")).contains("C");
        assertThat(new RouteTable(List.of(new Route("fx-*", "B"))).oms("crypto")).isEmpty();
    }

    @Test
    void everyProblemHasItsLine() {
        assertThat(new RouteTable(List.of()).problems())
                .containsExactly("interlock.routing.routes: at least one route is needed");
        assertThat(new RouteTable(List.of(new Route("*", ""), new Route("", "B"))).problems())
                .containsExactly(
                        "interlock.routing.routes[0].oms: must not be blank",
                        "interlock.routing.routes[0].bucket: '*' matches everything, so the routes after it never match",
                        "interlock.routing.routes[1].bucket: must not be blank");
    }
}
