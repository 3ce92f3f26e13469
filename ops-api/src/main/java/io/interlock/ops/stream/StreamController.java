package io.interlock.ops.stream;

import io.interlock.events.FixSessionState;
import io.interlock.events.ReconBreak;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.ProblemException;
import io.interlock.kit.security.CurrentActor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/stream")
@Tag(name = "platform")
class StreamController {
    private static final Map<String, String> NEEDED =
            Map.of(
                    Change.ORDER, "order:read",
                    Change.SESSION, "session:read",
                    Change.BREAK, "break:read",
                    Change.KILL_SWITCH, "symbol:read",
                    Change.ALERT, "alert:read");

    private static final Logger LOG = LoggerFactory.getLogger(StreamController.class);

    private final EventHub hub;
    private final StreamProperties properties;
    private final JsonMapper json;

    StreamController(EventHub hub, StreamProperties properties, JsonMapper json) {
        this.hub = hub;
        this.json = json;
        this.properties = properties;
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "stream",
            summary = "Changes as server-sent events",
            description =
                    """
                    Events: `status` (PlatformStatus, each second), `order` (OrderItem), `session` \
                    (FixSessionState), `break` (ReconBreak), `killswitch` (KillSwitchChange), `alert` \
                    (Alert), as far as the caller may read them; only the newest of each key within 250 ms is sent. \
                    `dropped` ({count}) tells a slow client what it missed, `reset` one whose \
                    Last-Event-ID is too old: read everything anew. `ping` after 15 s of silence.\
                    """)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema =
                                    @Schema(
                                            oneOf = {
                                                FixSessionState.class,
                                                ReconBreak.class,
                                                Change.KillSwitchChange.class
                                            })))
    ResponseEntity<ResponseBodyEmitter> stream(
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            Authentication caller) {
        EventHub.Subscription subscription =
                hub.subscribe(types(caller), CurrentActor.scope(caller), lastEventId)
                        .orElseThrow(StreamController::tooMany);
        ResponseBodyEmitter emitter = new ResponseBodyEmitter(0L);
        Mailbox mailbox = subscription.mailbox();
        emitter.onCompletion(mailbox::close);
        emitter.onError(error -> mailbox.close());
        Thread.ofVirtual()
                .name("stream-", 0)
                .start(() -> serve(emitter, mailbox, subscription.complete()));
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .cacheControl(CacheControl.noStore())
                .header("X-Accel-Buffering", "no")
                .body(emitter);
    }

    private static ProblemException tooMany() {
        return Problem.DEPENDENCY_UNAVAILABLE.exception(
                "too many streams are open; try again later");
    }

    private static Set<String> types(Authentication caller) {
        Set<String> types = new HashSet<>(Set.of(Change.STATUS));
        Set<String> granted = new HashSet<>();
        for (GrantedAuthority authority : caller.getAuthorities()) {
            granted.add(String.valueOf(authority.getAuthority()));
        }
        NEEDED.forEach((type, permission) -> {
            if (granted.contains(permission)) {
                types.add(type);
            }
        });
        if (!CurrentActor.scope(caller).coversEveryEnvironment()) {
            // a break does not say of which environment its order is
            types.remove(Change.BREAK);
        }
        return types;
    }

    private void serve(ResponseBodyEmitter emitter, Mailbox mailbox, boolean complete) {
        try {
            // headers and a first byte at once, so that the client knows that it is connected
            send(emitter, plain(complete ? "ping" : "reset", "{}"));
            boolean closed = false;
            while (!closed) {
                Mailbox.Delivery delivery = mailbox.take(properties.ping());
                deliver(emitter, delivery);
                closed = delivery.closed() || mailbox.rest(properties.interval());
            }
            emitter.complete();
        } catch (IOException | IllegalStateException e) {
            // the client is gone; the container ends the request
            LOG.atDebug().setCause(e).log("A stream has ended");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            hub.leave(mailbox);
        }
    }

    private void deliver(ResponseBodyEmitter emitter, Mailbox.Delivery delivery)
            throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        if (delivery.dropped() > 0) {
            text.writeBytes(plain("dropped", "{\"count\":" + delivery.dropped() + "}"));
        }
        delivery.events().forEach(event -> text.writeBytes(event.text(json::writeValueAsString)));
        if (text.size() == 0 && !delivery.closed()) {
            text.writeBytes(plain("ping", "{}"));
        }
        send(emitter, text.toByteArray());
    }

    private static byte[] plain(String name, String data) {
        return "event:%s\ndata:%s\n\n".formatted(name, data).getBytes(StandardCharsets.UTF_8);
    }

    private static void send(ResponseBodyEmitter emitter, byte[] text) throws IOException {
        emitter.send(text, MediaType.APPLICATION_OCTET_STREAM);
    }
}
