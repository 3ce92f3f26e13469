package io.interlock.routing.control.condition;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes conditions of their text. */
public final class Conditions {
    /** Of a condition, in characters. */
    public static final int MAX_LENGTH = 1_000;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NODES = 500;
    private static final Pattern UNKNOWN =
            Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Cel CEL = cel();

    private Conditions() {}

    /** Loads CEL, which takes most of a second, so that the first condition need not. */
    public static void load() {
        var unused = compile("side == 'BUY' && orderQty > 1.0");
    }

    /** Takes milliseconds; keep what it gives. */
    public static Compilation compile(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            return refused(
                    new Flaw(
                            1,
                            1,
                            "a condition has at most %d characters, but this has %d"
                                    .formatted(MAX_LENGTH, text.codePointCount(0, text.length()))));
        }
        CelValidationResult result = CEL.compile(text);
        if (result.hasError()) {
            return new Compilation.Refused(
                    result.getErrors().stream().map(Conditions::flaw).toList());
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            List<Flaw> flaws = Bounds.exceeded(tree);
            return flaws.isEmpty()
                    ? new Condition(CEL.createProgram(tree))
                    : new Compilation.Refused(flaws);
        } catch (CelValidationException | CelEvaluationException e) {
            return refused(new Flaw(1, 1, String.valueOf(e.getMessage())));
        }
    }

    private static Compilation refused(Flaw flaw) {
        return new Compilation.Refused(List.of(flaw));
    }

    /** No macros: nothing iterates. The planner asks with a thirtieth of the garbage. */
    private static Cel cel() {
        CelBuilder builder =
                CelFactory.plannerCelBuilder()
                        .setStandardMacros(List.of())
                        .setOptions(
                                CelOptions.current()
                                        .maxExpressionCodePointSize(MAX_LENGTH)
                                        .maxParseRecursionDepth(MAX_DEPTH)
                                        .maxParseExpressionNodeCount(MAX_NODES)
                                        .enableHeterogeneousNumericComparisons(true)
                                        .build())
                        .setResultType(SimpleType.BOOL);
        for (Variable variable : Variable.values()) {
            builder.addVar(variable.word(), variable.type());
        }
        return builder.build();
    }

    /** CEL counts lines from 1 and columns from 0. */
    private static Flaw flaw(CelIssue issue) {
        return new Flaw(
                Math.max(issue.getSourceLocation().getLine(), 1),
                Math.max(issue.getSourceLocation().getColumn(), 0) + 1,
                words(issue.getMessage()));
    }

    private static String words(String message) {
        Matcher unknown = UNKNOWN.matcher(message);
        return unknown.matches()
                ? "'%s' is not known; known are %s".formatted(unknown.group(1), known())
                : message;
    }

    private static String known() {
        return Arrays.stream(Variable.values())
                        .map(Variable::word)
                        .collect(Collectors.joining(", "))
                + " and the functions "
                + String.join(", ", Bounds.FUNCTIONS);
    }
}
