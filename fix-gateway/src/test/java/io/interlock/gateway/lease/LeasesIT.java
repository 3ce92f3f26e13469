package io.interlock.gateway.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, one of which is stopped, cut off or paused. */
class LeasesIT {
    private final TestPostgres.Database database = TestPostgres.database("leases");
    private final Instance one = new Instance("one");
    private final Instance two = new Instance("two");

    /** An instance with one duty; it can be cut from its database. */
    private final class Instance implements Duty {
        final List<String> seen = new CopyOnWriteArrayList<>();
        final Leases leases;
        volatile boolean cut;
        volatile @Nullable Connection connection;
        volatile Lease lease = Lease.unlimited("none", 0);

        Instance(String name) {
            this.leases = new Leases(this::open, name, "run-" + name, Duration.ofSeconds(3));
        }

        private Connection open() throws SQLException {
            if (cut) {
                throw new SQLException("cut off");
            }
            Connection opened =
                    DriverManager.getConnection(
                            database.url(), database.user(), database.password());
            connection = opened;
            return opened;
        }

        void cutOff() throws SQLException {
            cut = true;
            Objects.requireNonNull(connection).close();
        }

        boolean connected() throws SQLException {
            return connection != null && !connection.isClosed();
        }

        @Override
        public String lease() {
            return "duty";
        }

        @Override
        public void begin(Lease held) {
            lease = held;
            seen.add("begin " + held.token());
        }

        @Override
        public void end(Lease held, boolean taken) {
            seen.add((taken ? "taken " : "end ") + held.token());
        }
    }

    @BeforeEach
    void start() {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .load()
                .migrate();
        one.leases.start(List.of(one));
        Eventually.within(Duration.ofSeconds(5)).is("one acts", () -> one.seen.contains("begin 1"));
        two.leases.start(List.of(two));
        Eventually.within(Duration.ofSeconds(5)).is("two looks on", two::connected);
    }

    @AfterEach
    void stop() {
        one.leases.stop();
        two.leases.stop();
    }

    @Test
    void aStoppedInstanceGivesItsLeaseBack() {
        one.leases.stop();
        Eventually.within(Duration.ofSeconds(2)).is("two acts", () -> two.seen.contains("begin 2"));
        assertThat(one.seen).containsExactly("begin 1", "end 1");
        assertThat(one.lease.mayEmit()).isFalse();
    }

    @Test
    void anInstanceThatIsGoneIsReplacedAndStandsByWhenItIsBack() throws SQLException {
        one.cutOff();
        Eventually.within(Duration.ofSeconds(4)).is("two acts", () -> two.seen.contains("begin 2"));
        one.cut = false;
        Eventually.within(Duration.ofSeconds(3))
                .is("one knows", () -> one.seen.contains("taken 1"));
        assertThat(one.lease.mayEmit()).isFalse();
        assertThat(two.lease.mayEmit()).isTrue();
    }

    @Test
    void aDatabaseThatReturnsFindsTheSameHolder() throws SQLException {
        one.cutOff();
        two.cutOff();
        assertThat(one.lease.mayEmit()).isTrue();
        one.cut = false;
        two.cut = false;
        Eventually.within(Duration.ofSeconds(5))
                .is("two is back", () -> two.connected() && one.connected());
        assertThat(two.seen).isEmpty();
        assertThat(one.seen).containsExactly("begin 1");
    }

    @Test
    void aLeaseThatWasNotRenewedInTimeMutes() {
        Lease late = new Lease("duty", 7, System.nanoTime() - 1);
        assertThat(late.mayEmit()).isFalse();
        late.renewed(System.nanoTime() + Duration.ofMinutes(1).toNanos());
        assertThat(late.mayEmit()).isTrue();
        late.lose();
        assertThat(late.mayEmit()).isFalse();
    }
}
