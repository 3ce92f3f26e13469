package io.interlock.kit.problem;

import io.interlock.kit.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.kafka.KafkaException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/**
 * Turns every exception of a request into a problem. What is our fault tells nothing but its trace.
 */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        Object told = body;
        if (!(e instanceof ProblemException) && !hasCode(body)) {
            Problem problem = of(status);
            told = problem.detail(detail(body, problem));
        }
        return super.handleExceptionInternal(e, told, headers, status, request);
    }

    private static boolean hasCode(@Nullable Object body) {
        return body instanceof ProblemDetail problem
                && problem.getProperties() != null
                && problem.getProperties().containsKey("code");
    }

    private static String detail(@Nullable Object body, Problem problem) {
        return body instanceof ProblemDetail given && given.getDetail() != null
                ? given.getDetail()
                : problem.code();
    }

    private static Problem of(HttpStatusCode status) {
        for (Problem problem : Problem.values()) {
            if (problem != Problem.MALFORMED_JSON && problem.status().isSameCodeAs(status)) {
                return problem;
            }
        }
        return status.is4xxClientError() ? Problem.VALIDATION_FAILED : Problem.INTERNAL_ERROR;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem =
                e.getCause() instanceof JacksonException json
                        ? BadJson.explain(json)
                        : Problem.MALFORMED_JSON.detail("a JSON body is needed");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldError> errors = new ArrayList<>();
        boolean onlyReason = true;
        for (var field : e.getBindingResult().getFieldErrors()) {
            onlyReason &= field.getField().equals("reason");
            errors.add(
                    fieldError(
                            "/" + field.getField().replace('.', '/'),
                            field.getField(),
                            field.getRejectedValue(),
                            field.getDefaultMessage()));
        }
        Problem problem =
                onlyReason && !errors.isEmpty()
                        ? Problem.REASON_REQUIRED
                        : Problem.VALIDATION_FAILED;
        return handleExceptionInternal(
                e, problem.detail(summary(errors), errors), headers, problem.status(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        List<FieldError> errors = new ArrayList<>();
        for (ParameterValidationResult parameter : e.getParameterValidationResults()) {
            String name = String.valueOf(parameter.getMethodParameter().getParameterName());
            parameter
                    .getResolvableErrors()
                    .forEach(error ->
                            errors.add(
                                    fieldError(
                                            "?" + name,
                                            name,
                                            parameter.getArgument(),
                                            error.getDefaultMessage())));
        }
        return handleExceptionInternal(
                e,
                Problem.VALIDATION_FAILED.detail(summary(errors), errors),
                headers,
                HttpStatus.BAD_REQUEST,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument
                        ? argument.getName()
                        : String.valueOf(e.getPropertyName());
        Class<?> type = e.getRequiredType();
        String expected =
                type != null && type.isEnum()
                        ? "must be one of " + List.of(type.getEnumConstants())
                        : "must be a " + (type == null ? "value" : type.getSimpleName());
        FieldError error = fieldError("?" + name, name, e.getValue(), expected);
        return handleExceptionInternal(
                e,
                Problem.VALIDATION_FAILED.detail(error.detail(), List.of(error)),
                headers,
                status,
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        FieldError error =
                new FieldError(
                        "?" + e.getParameterName(), "missing", e.getParameterName() + " is needed");
        return handleExceptionInternal(
                e,
                Problem.VALIDATION_FAILED.detail(error.detail(), List.of(error)),
                headers,
                status,
                request);
    }

    @ExceptionHandler(OptimisticLockingFailureException.class)
    ResponseEntity<ProblemDetail> stale(OptimisticLockingFailureException e) {
        return answer(Problem.VERSION_MISMATCH.detail("someone else changed it; read it again"));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        DataAccessResourceFailureException.class,
        KafkaException.class
    })
    ResponseEntity<ProblemDetail> dependency(Exception e) {
        LOG.atError().setCause(e).log("A dependency is down");
        String what = e instanceof KafkaException ? "Kafka" : "the database";
        return answer(
                Problem.DEPENDENCY_UNAVAILABLE.detail(what + " is not available; try again soon"));
    }

    /** Left to Spring Security, which knows whether someone is logged in at all. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void denied(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        LOG.atError().setCause(e).log("Request failed");
        return answer(
                Problem.INTERNAL_ERROR.detail(
                        "the log has the cause under this request's traceId"));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.of(problem).build();
    }

    private static FieldError fieldError(
            String pointer, String name, @Nullable Object value, @Nullable String message) {
        String shown = value == null ? "missing" : "'" + value + "'";
        return new FieldError(
                pointer,
                value == null ? "missing" : "invalid-value",
                "%s %s, but is %s".formatted(name, message, shown));
    }

    private static String summary(List<FieldError> errors) {
        return errors.isEmpty() ? "not valid" : errors.getFirst().detail();
    }
}
