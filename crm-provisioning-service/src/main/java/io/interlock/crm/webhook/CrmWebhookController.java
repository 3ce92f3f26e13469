package io.interlock.crm.webhook;

import io.interlock.crm.webhook.CrmMessage.Reading;
import io.interlock.crm.webhook.Intake.Taken;
import io.interlock.kit.problem.BadJson;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;

/** POST /webhooks/crm. Success is 204, also for what came before. */
@RestController
class CrmWebhookController {
    private static final Logger LOG = LoggerFactory.getLogger(CrmWebhookController.class);

    private final SignatureVerifier signatures;
    private final Intake intake;
    private final int maxBody;
    private final MeterRegistry meters;

    CrmWebhookController(
            SignatureVerifier signatures,
            Intake intake,
            WebhookProperties properties,
            MeterRegistry meters) {
        this.signatures = signatures;
        this.intake = intake;
        this.maxBody = (int) properties.maxBody().toBytes();
        this.meters = meters;
        counter("unknown", "forged"); // from zero: Prometheus does not see a first count as growth
    }

    @PostMapping(path = "/webhooks/crm", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> receive(
            HttpServletRequest request,
            @RequestHeader(name = SignatureVerifier.ID, defaultValue = "") String id,
            @RequestHeader(name = SignatureVerifier.TIMESTAMP, defaultValue = "") String timestamp,
            @RequestHeader(name = SignatureVerifier.SIGNATURE, defaultValue = "") String signature)
            throws IOException {
        byte[] body = body(request);
        if (!signatures.verifies(body, id, timestamp, signature)) {
            count("unknown", "forged");
            LOG.atWarn()
                    .addKeyValue("remote", request.getRemoteAddr())
                    .log("Webhook without a valid signature refused");
            throw Problem.UNAUTHENTICATED.exception("the webhook signature is not valid");
        }
        CrmMessage message;
        try {
            message = CrmMessage.parse(body);
        } catch (JacksonException e) {
            return rejected(id, body, null, BadJson.explain(e));
        }
        return switch (message.read()) {
            case Reading.Bad(List<FieldError> errors) ->
                    rejected(
                            id,
                            body,
                            message.knownType(),
                            Problem.VALIDATION_FAILED.detail(errors.getFirst().detail(), errors));
            case Reading.Good good -> answer(good.type(), intake.take(id, body, good));
        };
    }

    private byte[] body(HttpServletRequest request) throws IOException {
        byte[] body =
                request.getContentLengthLong() > maxBody
                        ? new byte[maxBody + 1]
                        : request.getInputStream().readNBytes(maxBody + 1);
        if (body.length > maxBody) {
            throw Problem.PAYLOAD_TOO_LARGE.exception("the limit is " + maxBody + " bytes");
        }
        return body;
    }

    private ResponseEntity<?> rejected(
            String id, byte[] body, @Nullable String type, ProblemDetail problem) {
        intake.reject(id, body, type, String.valueOf(problem.getDetail()));
        count(type == null ? "unknown" : type, "rejected");
        return ResponseEntity.of(problem).build();
    }

    private ResponseEntity<?> answer(String type, Taken taken) {
        count(type, taken.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return switch (taken) {
            case ACTED_ON, DUPLICATE -> ResponseEntity.noContent().build();
            case CONFLICT ->
                    throw Problem.STATE_CONFLICT.exception(
                            "this webhook-id came with another body before");
        };
    }

    private void count(String type, String outcome) {
        counter(type, outcome).increment();
    }

    private Counter counter(String type, String outcome) {
        return meters.counter(
                "provisioning.events", "crm", "crm", "type", type, "outcome", outcome);
    }
}
