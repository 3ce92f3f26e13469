package io.interlock.gateway.hostile;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The gateway's log from now on, with everything that it has at debug, FIX messages too. */
final class WrittenLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<Ours> ours =
            Stream.of("interlock.fix.events", "interlock.fix.messages", "io.interlock.gateway")
                    .map(name -> new Ours(logger(name), logger(name).getLevel()))
                    .toList();

    private record Ours(Logger logger, @Nullable Level before) {}

    WrittenLog() {
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
        // not on the console
        for (Ours one : ours) {
            one.logger().setLevel(Level.DEBUG);
            one.logger().setAdditive(false);
            one.logger().addAppender(this);
        }
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String cause =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getFormattedMessage() + " " + event.getKeyValuePairs() + cause);
    }

    List<String> containing(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        for (Ours one : ours) {
            one.logger().detachAppender(this);
            one.logger().setAdditive(true);
            one.logger().setLevel(one.before());
        }
        stop();
    }
}
