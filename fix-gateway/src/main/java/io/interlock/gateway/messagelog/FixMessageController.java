package io.interlock.gateway.messagelog;

import io.interlock.gateway.messagelog.FixMessageItem.Direction;
import io.interlock.gateway.messagelog.MessageSearch.Key;
import io.interlock.gateway.messagelog.MessageSearch.Wanted;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fix-messages", produces = MediaType.APPLICATION_JSON_VALUE)
class FixMessageController {
    private final MessageSearch search;

    FixMessageController(MessageSearch search) {
        this.search = search;
    }

    @GetMapping
    @Requires("order:read")
    Page<FixMessageItem> list(
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 200) String session,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 1000) String clOrdId,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 1000) String orderId,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 1000) String execId,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable @Size(min = 1, max = 10) String msgType,
            @RequestParam(defaultValue = "true") boolean heartbeats,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Wanted wanted =
                new Wanted(
                        session,
                        clOrdId,
                        orderId,
                        execId,
                        direction,
                        msgType,
                        heartbeats,
                        from,
                        to);
        try {
            List<FixMessageItem> found = search.find(wanted, limit + 1, key(cursor));
            return Page.of(found, limit, FixMessageItem::id);
        } catch (QueryTimeoutException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE.exception(
                    "the search took too long; name a session or a shorter time");
        }
    }

    private static @Nullable Key key(@Nullable String cursor) {
        String text = Cursor.decode(cursor);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Key.of(text);
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError("?cursor", "invalid-value", "cursor is no cursor of this list"));
        }
    }
}
