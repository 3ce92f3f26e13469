package io.interlock.kit.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The kinds of error that our REST APIs answer, each with its status and title. */
public enum Problem {
    VALIDATION_FAILED(HttpStatus.BAD_REQUEST, "The request is not valid"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body cannot be read as JSON"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Who are you?"),
    PERMISSION_MISSING(HttpStatus.FORBIDDEN, "A permission is missing"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such representation"),
    STATE_CONFLICT(HttpStatus.CONFLICT, "The state does not allow it"),
    VERSION_MISMATCH(HttpStatus.PRECONDITION_FAILED, "It has changed meanwhile"),
    PAYLOAD_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type is not supported"),
    REASON_REQUIRED(HttpStatus.UNPROCESSABLE_CONTENT, "A reason is required"),
    DEPENDENCY_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Something that is needed is down"),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side");

    /** The MDC key and problem property of the request's trace. */
    public static final String TRACE_ID = "traceId";

    private final HttpStatus status;
    private final String title;

    Problem(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    /** For example {@code state-conflict}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer into the body, or {@code ?name} of a parameter
     * @param detail names the field and the value
     */
    public record FieldError(String pointer, String code, String detail) {}

    public ProblemDetail detail(String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code()));
        problem.setTitle(title);
        problem.setProperty("code", code());
        @Nullable String traceId = MDC.get(TRACE_ID);
        if (traceId != null) {
            problem.setProperty(TRACE_ID, traceId);
        }
        return problem;
    }

    public ProblemDetail detail(String detail, List<FieldError> errors) {
        ProblemDetail problem = detail(detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** To be thrown by controllers. */
    public ProblemException exception(String detail) {
        return new ProblemException(this, detail(detail), null);
    }

    /** To be thrown by controllers; {@code field} is {@code pointer} of a body field. */
    public ProblemException exception(FieldError error) {
        return new ProblemException(this, detail(error.detail(), List.of(error)), null);
    }
}
