package io.interlock.ops.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventHubTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"), ZoneOffset.UTC);
    private final EventHub hub =
            new EventHub(
                    new StreamProperties(
                            3, 4, 6, 2, Duration.ofMillis(250), Duration.ofSeconds(15)),
                    CLOCK);

    @Test
    void aClientThatComesBackGetsWhatItMissed() throws InterruptedException {
        EventHub.Subscription first = subscribe(null);
        hub.publish(Change.order("A", Environment.LIVE, "1"));
        String last = first.mailbox().take(Duration.ZERO).events().getLast().id();
        hub.leave(first.mailbox());
        hub.publish(Change.order("B", Environment.LIVE, "2"));
        hub.publish(Change.order("C", Environment.LIVE, "3"));

        EventHub.Subscription second = subscribe(last);
        assertThat(second.complete()).isTrue();
        assertThat(keys(second)).containsExactly("B", "C");
    }

    @Test
    void whoWasAwayTooLongIsTold() throws InterruptedException {
        EventHub.Subscription first = subscribe(null);
        hub.publish(Change.order("A", Environment.LIVE, "1"));
        String last = first.mailbox().take(Duration.ZERO).events().getLast().id();
        for (int i = 0; i < 5; i++) {
            hub.publish(Change.order("B" + i, Environment.LIVE, i));
        }
        assertThat(subscribe(last).complete()).isFalse();
    }

    @Test
    void anIdOfAnotherRunMeansNothing() {
        assertThat(subscribe("other-1").complete()).isFalse();
        assertThat(subscribe("nonsense").complete()).isFalse();
    }

    @Test
    void thereIsALimitOfClients() {
        EventHub.Subscription first = subscribe(null);
        subscribe(null);
        assertThat(hub.subscribe(Set.of(Change.ORDER), Scope.ALL, null)).isEmpty();
        hub.leave(first.mailbox());
        assertThat(hub.subscribe(Set.of(Change.ORDER), Scope.ALL, null)).isPresent();
    }

    @Test
    void clientsShareTheRoomThereIs() throws InterruptedException {
        EventHub.Subscription first = subscribe(null);
        publish(5);
        assertThat(keys(first)).containsExactly("1", "2", "3", "4");
        publish(4);
        EventHub.Subscription second = subscribe(null);
        publish(4);
        assertThat(keys(first)).containsExactly("1", "2", "3");
        assertThat(keys(second)).containsExactly("1", "2", "3");
        hub.leave(second.mailbox());
        publish(4);
        assertThat(keys(first)).containsExactly("0", "1", "2", "3");
    }

    private void publish(int orders) {
        for (int i = 0; i < orders; i++) {
            hub.publish(Change.order(String.valueOf(i), Environment.LIVE, i));
        }
    }

    private EventHub.Subscription subscribe(@Nullable String lastEventId) {
        return hub.subscribe(Set.of(Change.ORDER), Scope.ALL, lastEventId).orElseThrow();
    }

    private static List<String> keys(EventHub.Subscription subscription)
            throws InterruptedException {
        return subscription.mailbox().take(Duration.ZERO).events().stream()
                .map(event -> event.change().key())
                .toList();
    }
}
