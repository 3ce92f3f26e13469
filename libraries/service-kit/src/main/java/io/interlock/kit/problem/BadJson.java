package io.interlock.kit.problem;

import io.interlock.kit.problem.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a body in terms of its fields. */
public final class BadJson {
    private BadJson() {}

    public static ProblemDetail explain(JacksonException e) {
        if (e instanceof StreamReadException) {
            return Problem.MALFORMED_JSON.detail(plain(e.getOriginalMessage()) + place(e));
        }
        String pointer = pointer(e);
        String name = pointer.isEmpty() ? "body" : pointer;
        FieldError error =
                switch (e) {
                    case UnrecognizedPropertyException unknown ->
                            new FieldError(
                                    pointer,
                                    "unknown-field",
                                    "%s is not a field here; known are %s"
                                            .formatted(name, known(unknown)));
                    case InvalidFormatException format ->
                            new FieldError(
                                    pointer,
                                    "invalid-value",
                                    "%s must be %s, not '%s'"
                                            .formatted(
                                                    name,
                                                    describe(format.getTargetType()),
                                                    format.getValue()));
                    default ->
                            new FieldError(
                                    pointer, "invalid-value", name + ": " + e.getOriginalMessage());
                };
        return Problem.VALIDATION_FAILED.detail(error.detail(), List.of(error));
    }

    private static List<String> known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        return type.isEnum()
                ? "one of " + List.of(type.getEnumConstants())
                : "a " + type.getSimpleName();
    }

    /** Without Jackson's talk of its source. */
    private static String plain(@Nullable String message) {
        return String.valueOf(message).replaceAll("\\s*\\(start marker at \\[.*?\\]\\)", "");
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? ""
                : " at line %d column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String pointer(JacksonException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            String name = reference.getPropertyName();
            pointer.append('/').append(name == null ? reference.getIndex() : name);
        }
        return pointer.toString();
    }
}
