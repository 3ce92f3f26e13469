package io.interlock.kit.change;

import io.interlock.kit.change.Outcome.Changed;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outcomes as REST tells them. */
public final class ChangeProblems {
    private ChangeProblems() {}

    /** What has changed; a problem where nothing has. */
    public static Changed changed(Outcome outcome) {
        return switch (outcome) {
            case Changed changed -> changed;
            case Outcome.Unknown(String text) -> throw Problem.NOT_FOUND.exception(text);
            case Outcome.Conflict(String text, Stage stage) -> throw conflict(text, stage);
            case Outcome.Stale(String text, int revision) ->
                    throw Problem.VERSION_MISMATCH.exception(text).with("revision", revision);
            case Outcome.OwnWork(String text) ->
                    throw Problem.SELF_APPROVAL_FORBIDDEN.exception(text);
            case Outcome.Invalid(List<Finding> findings) -> throw invalid(findings);
        };
    }

    private static ProblemException conflict(String text, @Nullable Stage stage) {
        ProblemException problem = Problem.STATE_CONFLICT.exception(text);
        return stage == null ? problem : problem.with("stage", stage);
    }

    /** A line and column are within the text at the pointer. */
    public static ProblemException invalid(List<Finding> findings) {
        return Problem.VALIDATION_FAILED
                .exception(findings.getFirst().text())
                .with("errors", findings.stream().map(ChangeProblems::error).toList());
    }

    private static FieldError error(Finding finding) {
        String place =
                finding.line() == null
                        ? ""
                        : "line %d, column %d: ".formatted(finding.line(), finding.column());
        return new FieldError(finding.pointer(), "invalid-value", place + finding.text());
    }
}
