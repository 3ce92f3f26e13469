package io.interlock.gateway.metrics;

import io.interlock.gateway.order.InFlight;
import io.interlock.gateway.order.InFlight.Sent;
import org.springframework.stereotype.Component;

/**
 * Orders that end without a report of their OMS: settled by a person, or too old to be sent again.
 * Of those that the drop copy reports, the report is still awaited.
 */
@Component
class Settled implements InFlight.Listener {
    private final InFlight inFlight;
    private final Traffic traffic;

    Settled(InFlight inFlight, Traffic traffic) {
        this.inFlight = inFlight;
        this.traffic = traffic;
        inFlight.listen(this);
    }

    @Override
    public void answered(Sent sent, String how) {
        if (inFlight.sentAt(sent.oms(), sent.nameAtOms()).isEmpty()) {
            traffic.of(sent.omsSession()).awaited.settled(sent.nameAtOms());
        }
    }

    @Override
    public boolean unknown(Sent sent, String session) {
        return false;
    }
}
