package io.interlock.ops.status;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "platform")
class StatusController {
    private final StatusBoard board;

    StatusController(StatusBoard board) {
        this.board = board;
    }

    @GetMapping
    @Operation(operationId = "getStatus", summary = "The state of the whole platform")
    PlatformStatus status() {
        return board.current();
    }
}
