package io.interlock.recon.matching.adapter;

import io.interlock.events.FixSessionState;
import io.interlock.events.Topics;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateTopics;
import io.interlock.recon.matching.Coverage;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The drop-copy sessions as the gateway tells. No bean of the reader: this service is ready without
 * a gateway.
 */
@Component
class DropCopySessions implements SmartLifecycle {
    private final StateReader<FixSessionState> sessions;
    private final ReconProperties properties;

    DropCopySessions(StateTopics topics, ReconProperties properties) {
        this.sessions = topics.reader(Topics.FIX_SESSIONS);
        this.properties = properties;
    }

    /** OMSs whose drop copy cannot be expected to speak. */
    Map<String, Coverage.Silent> silent(Instant now) {
        return Coverage.silent(
                sessions.view().values(), sessions.isFresh(now), now, properties.settle());
    }

    @Override
    public void start() {
        sessions.start();
    }

    @Override
    public void stop() {
        sessions.stop();
    }

    @Override
    public boolean isRunning() {
        return sessions.isRunning();
    }

    @Override
    public int getPhase() {
        return StreamReader.PHASE - 1;
    }
}
