package io.interlock.ops.alert.adapter;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code docs/runbooks}, where somebody has an alert to deal with. */
@RestController
@RequestMapping("/api/v1/runbooks")
@Requires("alert:read")
@Tag(name = "alerts")
class RunbookController {
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,60}");
    private static final MediaType MARKDOWN =
            new MediaType("text", "markdown", StandardCharsets.UTF_8);

    @GetMapping(path = "/{name}", produces = "text/markdown")
    @Operation(operationId = "getRunbook", summary = "What to do about an alert, as Markdown")
    @ApiResponse(
            responseCode = "200",
            description = "The runbook",
            content = @Content(mediaType = "text/markdown"))
    ResponseEntity<String> get(@PathVariable String name) throws IOException {
        if (NAME.matcher(name).matches()) {
            try (InputStream text =
                    RunbookController.class.getResourceAsStream("/runbooks/" + name + ".md")) {
                if (text != null) {
                    return ResponseEntity.ok()
                            .contentType(MARKDOWN)
                            .body(new String(text.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        throw Problem.NOT_FOUND.exception("no runbook '" + name + "'");
    }
}
