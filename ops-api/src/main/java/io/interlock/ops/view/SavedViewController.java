package io.interlock.ops.view;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/saved-views", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "saved views")
class SavedViewController {
    private static final int MOST = 200;
    private final SavedViews views;
    private final Clock clock;

    SavedViewController(SavedViews views, Clock clock) {
        this.views = views;
        this.clock = clock;
    }

    /**
     * What to keep.
     *
     * @param page the console's page, for example {@code orders}
     * @param query its address's query, without the question mark
     */
    record NewView(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[a-z0-9-]+") String page,
            @NotBlank @Size(max = 100) String name,
            @NotNull @Size(max = 2000) @Pattern(regexp = "[^?#\\s]*") String query,
            boolean shared) {}

    @GetMapping
    @Requires("view:read")
    @Operation(operationId = "listSavedViews", summary = "The caller's views and shared ones")
    Page<SavedView> list(@RequestParam(required = false) @Nullable String page) {
        return Page.all(views.visible(CurrentActor.name(), page));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("view:read")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "saveView",
            summary = "Keeps a page with its filters; to share it needs view:share")
    SavedView save(@Valid @RequestBody NewView wish) {
        String owner = CurrentActor.name();
        if (wish.shared() && !CurrentActor.may("view:share")) {
            throw Problem.PERMISSION_MISSING
                    .exception("sharing a view needs the permission view:share")
                    .with("permission", "view:share");
        }
        if (views.countOf(owner) >= MOST) {
            throw Problem.STATE_CONFLICT.exception(
                    owner + " has " + MOST + " views, the most there may be; delete one first");
        }
        SavedView view =
                new SavedView(
                        UUID.randomUUID().toString(),
                        wish.page(),
                        wish.name().strip(),
                        wish.query(),
                        wish.shared(),
                        owner,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS));
        views.insert(view);
        return view;
    }

    @DeleteMapping("/{id}")
    @Requires("view:read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteSavedView", summary = "Forgets a view of the caller's own")
    void delete(@PathVariable String id) {
        SavedView view =
                views.find(id)
                        .filter(v -> v.shared() || v.owner().equals(CurrentActor.name()))
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("no view '" + id + "'"));
        if (!view.owner().equals(CurrentActor.name())) {
            throw Problem.STATE_CONFLICT.exception(
                    "only " + view.owner() + " may delete the view '" + view.name() + "'");
        }
        views.delete(id);
    }
}
