package io.interlock.ops.fixmessage;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fix-messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "fix")
class FixMessageController {
    private final FixDecoder decoder;

    FixMessageController(FixDecoder decoder) {
        this.decoder = decoder;
    }

    /** FIX text, fields separated by SOH or by {@code |}. */
    record RawMessage(@NotBlank @Size(max = 65_536) String raw) {}

    @PostMapping(path = "/decode", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "decodeFixMessage",
            summary = "A FIX message in words; keeps nothing, passwords are masked")
    DecodedMessage decode(@Valid @RequestBody RawMessage message) {
        return decoder.decode(message.raw());
    }
}
