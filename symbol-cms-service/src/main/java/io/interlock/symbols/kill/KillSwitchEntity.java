package io.interlock.symbols.kill;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A kill switch, engaged until it is released; never deleted. */
@Entity
@Table(name = "kill_switch")
class KillSwitchEntity {
    @Id private String id;
    // null tells Hibernate that it is new: the id is ours
    @Version private @Nullable Long version;

    @Enumerated(EnumType.STRING)
    private Environment environment;

    private String symbol;
    private String engagedBy;
    private String reason;
    private Instant since;
    private @Nullable String releasedBy;
    private @Nullable String releaseReason;
    private @Nullable Instant releasedAt;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected KillSwitchEntity() {}

    KillSwitchEntity(
            String id,
            Environment environment,
            String symbol,
            String engagedBy,
            String reason,
            Instant since) {
        this.id = id;
        this.environment = environment;
        this.symbol = symbol;
        this.engagedBy = engagedBy;
        this.reason = reason;
        this.since = since;
    }

    boolean engaged() {
        return releasedAt == null;
    }

    void release(String by, String why, Instant now) {
        releasedBy = by;
        releaseReason = why;
        releasedAt = now;
    }

    KillSwitch state() {
        return new KillSwitch(id, environment, new Symbol(symbol), engagedBy, reason, since);
    }

    KillSwitchView view() {
        return new KillSwitchView(
                id,
                environment,
                new Symbol(symbol),
                engaged(),
                engagedBy,
                reason,
                since,
                releasedBy,
                releaseReason,
                releasedAt,
                null);
    }
}
