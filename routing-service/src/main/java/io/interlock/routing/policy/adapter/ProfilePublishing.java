package io.interlock.routing.policy.adapter;

import io.interlock.events.ProfileState;
import io.interlock.events.Topics;
import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.InForce;
import io.interlock.kit.change.Kind;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateSource;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.duty.PublisherDuty;
import io.interlock.routing.policy.ProfileBody;
import io.interlock.routing.policy.ProfileCheck;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Switches and schedules of profiles, on their topic as policies are on theirs. */
@Configuration
class ProfilePublishing {
    private static final String CHANNEL = "routing_profiles";

    @Bean
    Kind<ProfileBody> profileKind(JdbcClient jdbc) {
        return new Kind<>(
                "profile",
                ProfileBody.class,
                ProfileCheck::of,
                ProfileBody::environment,
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
    StatePublisher<ProfileState> profilePublisher(
            StateTopics topics, ChangeControl control, Kind<ProfileBody> profiles) {
        return topics.publisherOnDuty(
                Topics.ROUTING_PROFILES,
                new StateSource<>() {
                    @Override
                    public Map<String, ProfileState> all() {
                        return control.inForce(profiles).stream()
                                .map(ProfilePublishing::published)
                                .collect(Collectors.toMap(ProfileState::id, Function.identity()));
                    }

                    @Override
                    public Optional<ProfileState> one(String id) {
                        return control.inForce(profiles, id).map(ProfilePublishing::published);
                    }
                });
    }

    private static ProfileState published(InForce<ProfileBody> profile) {
        var activation = profile.activation();
        return profile.body()
                .inForce(
                        profile.id(),
                        activation.by(),
                        activation.reason(),
                        activation.since(),
                        activation.until());
    }

    @Bean
    PublisherDuty profileDuty(
            PublisherDuty.Connections connections, StatePublisher<ProfileState> publisher) {
        return PolicyPublishing.duty(connections, CHANNEL, publisher);
    }
}
