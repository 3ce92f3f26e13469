package io.interlock.routing.route.adapter;

import io.interlock.routing.route.RouteTable;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The routes of routing-service.yaml.
 *
 * @param routes in order; the first match wins
 */
@ConfigurationProperties("interlock.routing")
record RouteProperties(@DefaultValue List<RouteTable.Route> routes) {

    /** The checked table; {@link IllegalStateException} with one line per problem. */
    public RouteTable table() {
        RouteTable table = new RouteTable(routes);
        List<String> problems = table.problems();
        if (!problems.isEmpty()) {
            throw new IllegalStateException(
                    "routing-service.yaml is not usable:\n  " + String.join("\n  ", problems));
        }
        return table;
    }
}
