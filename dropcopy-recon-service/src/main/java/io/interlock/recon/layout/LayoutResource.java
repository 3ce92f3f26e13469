package io.interlock.recon.layout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.recon.layout.Layout.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The documents of one kind as REST has them.
 *
 * @param check what is wrong with a body; nothing where it may be stored
 */
public record LayoutResource<T>(
        Layouts layouts, Kind kind, Class<T> type, Function<T, List<Finding>> check) {

    /** The newest version of each. */
    public Page<LayoutView<T>> list() {
        return new Page<>(layouts.newest(kind).stream().map(this::view).toList(), null);
    }

    /** The newest version. */
    public LayoutView<T> get(String name) {
        return layouts.find(kind, name, null)
                .map(this::view)
                .orElseThrow(() ->
                        Problem.NOT_FOUND.exception(
                                "no %s '%s'"
                                        .formatted(kind.name().toLowerCase(Locale.ROOT), name)));
    }

    /** Stores the next version, or says all that is wrong with it. */
    public LayoutView<T> add(String name, T body, String reason) {
        List<FieldError> errors =
                check.apply(body).stream()
                        .map(each ->
                                new FieldError(
                                        "/body" + each.pointer(), "invalid-value", each.why()))
                        .toList();
        if (!errors.isEmpty()) {
            throw Problem.VALIDATION_FAILED.exception(errors.getFirst()).with("errors", errors);
        }
        String json = new String(EventCodec.encode(body), UTF_8);
        return view(layouts.add(kind, name, json, CurrentActor.name(), reason.strip()));
    }

    private LayoutView<T> view(Layout layout) {
        return LayoutView.of(layout, type);
    }
}
