package io.interlock.kit.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.Environment;
import io.interlock.events.EventCodec;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind of documents; a service declares each of its kinds as a bean.
 *
 * @param name in the audit and in the tables, for example {@code policy}
 * @param type of the body; what {@link EventCodec} can write and read
 * @param check what is wrong with a body; asked before a version is submitted and before it is
 *     applied
 * @param environment that a body is for
 * @param inForce told the id, within the transaction, when another version came into force or none
 *     is any more; {@code StatePublisher.refresh} waits for the commit by itself
 */
public record Kind<D>(
        String name,
        Class<D> type,
        Function<D, List<Finding>> check,
        Function<D, Environment> environment,
        Consumer<String> inForce) {

    public D read(Version version) {
        return read(version.body());
    }

    D read(String json) {
        return EventCodec.decode(json.getBytes(UTF_8), type);
    }

    String write(D body) {
        return new String(EventCodec.encode(body), UTF_8);
    }

    /** How the audit names a document. */
    String object(String id) {
        return name + ":" + id;
    }
}
