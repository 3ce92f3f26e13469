package io.interlock.routing.policy.adapter;

import io.interlock.events.RoutingPolicy;
import io.interlock.events.Topics;
import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.InForce;
import io.interlock.kit.change.Kind;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateSource;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.duty.PublisherDuty;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.policy.PolicyCheck;
import io.interlock.routing.route.RouteTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration
class PolicyPublishing {
    private static final String CHANNEL = "routing_policies";

    @Bean
    Kind<PolicyBody> policyKind(RouteTable routes, JdbcClient jdbc) {
        Set<String> omss =
                routes.routes().stream().map(RouteTable.Route::oms).collect(Collectors.toSet());
        return new Kind<>(
                "policy",
                PolicyBody.class,
                body -> PolicyCheck.of(body, omss),
                PolicyBody::environment,
                // told after the commit, to whichever instance publishes
                id -> {
                    var unused =
                            jdbc.sql("select pg_notify(?, ?)")
                                    .params(CHANNEL, id)
                                    .query()
                                    .singleRow();
                });
    }

    @Bean
    StatePublisher<RoutingPolicy> policyPublisher(
            StateTopics topics, ChangeControl control, Kind<PolicyBody> policies) {
        return topics.publisherOnDuty(
                Topics.ROUTING_POLICIES,
                new StateSource<>() {
                    @Override
                    public Map<String, RoutingPolicy> all() {
                        return control.inForce(policies).stream()
                                .map(PolicyPublishing::published)
                                .collect(Collectors.toMap(RoutingPolicy::id, Function.identity()));
                    }

                    @Override
                    public Optional<RoutingPolicy> one(String id) {
                        return control.inForce(policies, id).map(PolicyPublishing::published);
                    }
                });
    }

    private static RoutingPolicy published(InForce<PolicyBody> policy) {
        var activation = policy.activation();
        return policy.body()
                .inForce(
                        policy.id(),
                        policy.version(),
                        activation.by(),
                        activation.reason(),
                        activation.since(),
                        activation.until());
    }

    @Bean
    PublisherDuty policyDuty(
            PublisherDuty.Connections connections, StatePublisher<RoutingPolicy> policyPublisher) {
        return duty(connections, CHANNEL, policyPublisher);
    }

    static PublisherDuty duty(
            PublisherDuty.Connections connections, String channel, StatePublisher<?> publisher) {
        return new PublisherDuty(
                connections,
                channel,
                new PublisherDuty.Duty() {
                    @Override
                    public void begin() {
                        publisher.start();
                    }

                    @Override
                    public void changed(String id) {
                        publisher.refresh(id);
                    }

                    @Override
                    public void end() {
                        publisher.stop();
                    }
                });
    }
}
