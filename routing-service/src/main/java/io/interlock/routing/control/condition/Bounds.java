package io.interlock.routing.control.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a condition may not do although CEL and its types would let it. */
final class Bounds {
    /** Those whose cost is bounded by the texts they are given. */
    static final List<String> FUNCTIONS =
            List.of("startsWith", "endsWith", "contains", "size", "double", "int", "string");

    private static final Set<String> OPERATORS =
            Set.of(
                    "_&&_", "_||_", "!_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_", "_+_",
                    "_-_", "_*_", "_/_", "_%_", "-_", "_?_:_", "@in");
    private static final Set<Kind> KINDS = Set.of(Kind.CONSTANT, Kind.IDENT, Kind.CALL, Kind.LIST);
    private static final Map<String, Variable> LISTED =
            Arrays.stream(Variable.values())
                    .filter(variable -> !variable.choices().isEmpty())
                    .collect(Collectors.toUnmodifiableMap(Variable::word, Function.identity()));

    private final CelAbstractSyntaxTree tree;
    private final List<Flaw> flaws = new ArrayList<>();

    private Bounds(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    static List<Flaw> exceeded(CelAbstractSyntaxTree tree) {
        Bounds bounds = new Bounds(tree);
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(n -> bounds.check(n.expr()));
        return bounds.flaws.stream()
                .sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column))
                .toList();
    }

    private void check(CelExpr expr) {
        if (!KINDS.contains(expr.getKind())) {
            found(expr, "fields, maps and messages may not be used");
        } else if (expr.getKind() == Kind.CALL) {
            check(expr, expr.call());
        }
    }

    private void check(CelExpr expr, CelExpr.CelCall call) {
        String function = call.function();
        if (!OPERATORS.contains(function) && !FUNCTIONS.contains(function)) {
            found(
                    expr,
                    "'%s' may not be used; functions are %s"
                            .formatted(function, String.join(", ", FUNCTIONS)));
        } else if (function.equals("_==_") || function.equals("_!=_") || function.equals("@in")) {
            compared(call.args().get(0), call.args().get(1));
            compared(call.args().get(1), call.args().get(0));
        }
    }

    /** A value that a variable never has makes a condition that never says what was meant. */
    private void compared(CelExpr left, CelExpr right) {
        Variable variable = left.getKind() == Kind.IDENT ? LISTED.get(left.ident().name()) : null;
        if (variable == null) {
            return;
        }
        List<CelExpr> values =
                right.getKind() == Kind.LIST ? right.list().elements() : List.of(right);
        for (CelExpr value : values) {
            String text = text(value);
            if (text != null && !variable.choices().contains(text)) {
                found(
                        value,
                        "%s is one of %s, never '%s'"
                                .formatted(
                                        variable.word(),
                                        String.join(", ", variable.choices()),
                                        text));
            }
        }
    }

    private static @Nullable String text(CelExpr value) {
        return value.getKind() == Kind.CONSTANT
                        && value.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? value.constant().stringValue()
                : null;
    }

    private void found(CelExpr expr, String text) {
        Integer offset = tree.getSource().getPositionsMap().get(expr.id());
        var place = tree.getSource().getOffsetLocation(offset == null ? 0 : offset);
        flaws.add(
                new Flaw(
                        place.map(p -> p.getLine()).orElse(1),
                        place.map(p -> p.getColumn() + 1).orElse(1),
                        text));
    }
}
