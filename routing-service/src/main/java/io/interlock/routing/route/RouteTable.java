package io.interlock.routing.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Routes in order; the first whose pattern matches the symbol's bucket wins. */
public record RouteTable(List<Route> routes) {

    public RouteTable {
        routes = List.copyOf(routes);
    }

    /**
     * One route.
     *
     * @param bucket a bucket's name, or a prefix ended by {@code *}; {@code *} matches every bucket
     */
    public record Route(String bucket, String oms) {
        boolean matches(String name) {
            return bucket.endsWith("*")
                    ? name.startsWith(bucket.substring(0, bucket.length() - 1))
                    : name.equals(bucket);
        }
    }

    /** The OMS for a bucket; empty where no route matches. */
    public Optional<String> oms(String bucket) {
        return routes.stream().filter(route -> route.matches(bucket)).map(Route::oms).findFirst();
    }

    /** What is wrong with the table, a line each; empty when it is sound. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (routes.isEmpty()) {
            problems.add("interlock.routing.routes: at least one route is needed");
        }
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            String where = "interlock.routing.routes[" + i + "]";
            if (route.bucket().isBlank()) {
                problems.add(where + ".bucket: must not be blank");
            }
            if (route.oms().isBlank()) {
                problems.add(where + ".oms: must not be blank");
            }
            if (route.bucket().equals("*") && i < routes.size() - 1) {
                problems.add(
                        where
                                + ".bucket: '*' matches everything, so the routes after it never match");
            }
        }
        return problems;
    }
}
