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
    VALIDATION_FAILED(
            HttpStatus.BAD_REQUEST,
            "The request is not valid",
            "A field or a parameter is missing, unknown or has a value that it cannot have."
                    + " errors[] names each with its value. Correct them and send it again."),
    MALFORMED_JSON(
            HttpStatus.BAD_REQUEST,
            "The body cannot be read as JSON",
            "The detail says at which line and column reading stopped."),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Who are you?",
            "There is no sign-in, no token and no API key, or it has expired, was revoked or is"
                    + " not one of ours. Sign in again or take a new token."),
    PERMISSION_MISSING(
            HttpStatus.FORBIDDEN,
            "A permission is missing",
            "None of your roles has the permission that the answer names, or your scope"
                    + " (environments, regions, brands) does not cover what it is about. Who"
                    + " administers your roles can grant it. Changes by a browser also need the"
                    + " CSRF token of its session."),
    SELF_APPROVAL_FORBIDDEN(
            HttpStatus.FORBIDDEN,
            "A second person is needed",
            "Who wrote or edited a version may not approve it where four eyes is on. Ask somebody"
                    + " else who may approve."),
    NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such thing",
            "It does not exist, was removed, or is outside of your scope."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "The method is not allowed here",
            "The path exists, but not with this HTTP method. /v3/api-docs.yaml lists them all."),
    NOT_ACCEPTABLE(
            HttpStatus.NOT_ACCEPTABLE,
            "No such representation",
            "None of the content types in Accept can be given."),
    STATE_CONFLICT(
            HttpStatus.CONFLICT,
            "The state does not allow it",
            "What it is about is in a state in which this cannot be done, often because it was"
                    + " done already. The detail names the state; read it again and decide anew."),
    IDEMPOTENCY_IN_PROGRESS(
            HttpStatus.CONFLICT,
            "The same request is being worked on",
            "Another request with this Idempotency-Key has not been answered yet. Wait for the"
                    + " seconds of Retry-After and send it again: then you get its answer."),
    VERSION_MISMATCH(
            HttpStatus.PRECONDITION_FAILED,
            "It has changed meanwhile",
            "Someone else changed it after you read it. Read it again, look at the difference,"
                    + " and repeat your change with the new ETag in If-Match."),
    PRECONDITION_REQUIRED(
            HttpStatus.PRECONDITION_REQUIRED,
            "Say which version you change",
            "A change of this needs If-Match with the ETag of the version that was read."),
    PAYLOAD_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE, "The body is too large", "The detail names the limit."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The content type is not supported",
            "Send Content-Type: application/json."),
    REASON_REQUIRED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "A reason is required",
            "Changes are kept with who made them and why. Say why in reason."),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The Idempotency-Key belongs to another request",
            "You used this key within the last 24 hours for a different request. Take a new key"
                    + " for each thing that shall happen once."),
    THROTTLED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many requests",
            "You sent more than the RateLimit-Policy header allows. Wait for the seconds of"
                    + " Retry-After; RateLimit says what is left."),
    DEPENDENCY_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Something that is needed is down",
            "The detail names the part that does not answer. Everything that does not need it"
                    + " works; send it again soon."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "The log has the cause under the answer's traceId. Tell it to support.");

    /** The MDC key and problem property of the request's trace. */
    public static final String TRACE_ID = "traceId";

    private final HttpStatus status;
    private final String title;
    private final String help;

    Problem(HttpStatus status, String title, String help) {
        this.status = status;
        this.title = title;
        this.help = help;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What it means and what to do about it, for people. */
    public String help() {
        return help;
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
