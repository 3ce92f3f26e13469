package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.TargetTable.Reached;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A Slack incoming webhook; its whole address is the secret. */
@Component
class SlackChannel implements Channel {
    private final Outside outside;
    private final AlertProperties properties;

    SlackChannel(Outside outside, AlertProperties properties) {
        this.outside = outside;
        this.properties = properties;
    }

    @Override
    public Target.Kind kind() {
        return Target.Kind.SLACK;
    }

    @Override
    public void send(String deliveryId, Reached target, Notice notice) throws NotDelivered {
        String text = escaped(notice.text(properties.publicUrl().toString()));
        outside.post(
                URI.create(Objects.requireNonNull(target.secret())),
                Map.of(),
                Json.write(Map.of("text", text)));
    }

    /** Slack's three control characters; orders' texts must not ping anybody. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
