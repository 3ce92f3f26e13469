package io.interlock.ops.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Scope;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class MailboxTest {
    private static final Duration AT_ONCE = Duration.ZERO;
    private long number;

    @Test
    void onlyTheNewestOfAKeyIsDelivered() throws InterruptedException {
        Mailbox mailbox = new Mailbox(Set.of(Change.ORDER), Scope.ALL, () -> 10);
        mailbox.offer(order("A", "new"));
        mailbox.offer(order("B", "new"));
        mailbox.offer(order("A", "filled"));
        assertThat(mailbox.take(AT_ONCE).events())
                .extracting(event -> event.change().body())
                .containsExactly("new", "filled");
        assertThat(mailbox.take(AT_ONCE).events()).isEmpty();
    }

    @Test
    void theOldestIsDroppedAndCounted() throws InterruptedException {
        Mailbox mailbox = new Mailbox(Set.of(Change.ORDER), Scope.ALL, () -> 2);
        mailbox.offer(order("A", "1"));
        mailbox.offer(order("B", "2"));
        mailbox.offer(order("C", "3"));
        Mailbox.Delivery delivery = mailbox.take(AT_ONCE);
        assertThat(delivery.dropped()).isEqualTo(1);
        assertThat(delivery.events())
                .extracting(event -> event.change().key())
                .containsExactly("B", "C");
    }

    @Test
    void whatTheCallerMayNotSeeIsNotKept() throws InterruptedException {
        Mailbox mailbox = new Mailbox(Set.of(Change.STATUS), Scope.ALL, () -> 2);
        mailbox.offer(order("A", "1"));
        assertThat(mailbox.take(AT_ONCE).events()).isEmpty();
    }

    @Test
    void whatIsOutsideOfTheCallersScopeIsNotKept() throws InterruptedException {
        Scope demo = new Scope(Set.of(Environment.DEMO), null, null);
        Mailbox mailbox = new Mailbox(Set.of(Change.ORDER, Change.STATUS), demo, () -> 2);
        mailbox.offer(order("A", "1"));
        mailbox.offer(new StreamEvent("run", ++number, Change.status("fine")));
        assertThat(mailbox.take(AT_ONCE).events())
                .extracting(event -> event.change().type())
                .containsExactly(Change.STATUS);
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        Mailbox mailbox = new Mailbox(Set.of(Change.ORDER), Scope.ALL, () -> 2);
        Thread.ofVirtual().start(mailbox::close);
        assertThat(mailbox.take(Duration.ofMinutes(1)).closed()).isTrue();
        assertThat(mailbox.rest(Duration.ofMinutes(1))).isTrue();
    }

    private StreamEvent order(String id, String body) {
        return new StreamEvent("run", ++number, Change.order(id, Environment.LIVE, body));
    }
}
