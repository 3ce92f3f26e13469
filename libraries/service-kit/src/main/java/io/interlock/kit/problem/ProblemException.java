package io.interlock.kit.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is answered by a problem; made by {@link Problem#exception(String)}. */
public final class ProblemException extends ErrorResponseException {
    ProblemException(Problem problem, ProblemDetail body, @Nullable Throwable cause) {
        super(problem.status(), body, cause);
    }

    /** Adds an extension member to the answer, for example the current state. */
    public ProblemException with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }
}
