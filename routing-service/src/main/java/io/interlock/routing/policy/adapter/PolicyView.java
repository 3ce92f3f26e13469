package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.interlock.kit.change.Activation;
import io.interlock.kit.change.Document;
import io.interlock.kit.change.Finding;
import io.interlock.kit.change.Kind;
import io.interlock.kit.change.Stage;
import io.interlock.kit.change.Version;
import io.interlock.routing.policy.PolicyBody;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy as REST shows it.
 *
 * @param state of what is in force, else of the newest version
 * @param active what is in force; null where nothing is
 * @param drafts on their way, newest first
 */
record PolicyView(
        String id,
        Environment environment,
        Stage state,
        @Nullable Active active,
        List<VersionView> drafts) {

    /**
     * A policy in a list.
     *
     * @param control its kind, for example {@code LIMITS}
     * @param state of what is in force, else of the newest version
     * @param activeVersion null where none is in force
     * @param draftVersion the newest on its way; null where there is none
     * @param until when what is in force ends by itself
     */
    record Row(
            String id,
            Environment environment,
            String control,
            Stage state,
            int priority,
            @Nullable Integer activeVersion,
            @Nullable Integer draftVersion,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Instant since,
            @Nullable Instant until) {

        static Row of(Kind<PolicyBody> kind, Document document) {
            Version shown = shown(document);
            PolicyBody body = kind.read(shown);
            Activation active = document.active().orElse(null);
            return new Row(
                    document.id(),
                    document.environment(),
                    body.kind(),
                    shown.stage(),
                    body.priority(),
                    active == null ? null : active.version(),
                    document.pending().map(Version::number).orElse(null),
                    active == null ? null : active.by(),
                    active == null ? null : active.reason(),
                    active == null ? null : active.since(),
                    active == null ? null : active.until());
        }
    }

    /**
     * What is in force.
     *
     * @param by who wanted it
     * @param returns the version that is in force after {@code until}; null for none
     */
    record Active(
            int version,
            Activation.Cause cause,
            String by,
            String reason,
            Instant since,
            @Nullable Instant until,
            @Nullable Integer returns,
            PolicyBody body) {
        private static Active of(Kind<PolicyBody> kind, Document document, Activation active) {
            Instant until = active.until();
            return new Active(
                    active.version(),
                    active.cause(),
                    active.by(),
                    active.reason(),
                    active.since(),
                    until,
                    until == null
                            ? null
                            : document.returning(active, until)
                                    .map(Activation::version)
                                    .orElse(null),
                    kind.read(document.find(active.version()).orElseThrow()));
        }
    }

    /**
     * One version.
     *
     * @param revision as in the ETag; grows with each edit of the draft
     * @param findings what is wrong with it, while it is not in force
     * @param activations when it was in force
     */
    record VersionView(
            String id,
            int version,
            int revision,
            Stage state,
            String reason,
            List<String> authors,
            Instant at,
            Version.@Nullable Decision decision,
            Version.@Nullable Plan plan,
            PolicyBody body,
            List<Finding> findings,
            List<Activation> activations) {
        static VersionView of(Kind<PolicyBody> kind, Document document, Version version) {
            PolicyBody body = kind.read(version);
            return new VersionView(
                    document.id(),
                    version.number(),
                    version.revision(),
                    version.stage(),
                    version.reason(),
                    version.authors(),
                    version.at(),
                    version.decision(),
                    version.plan(),
                    body,
                    version.stage().beforeForce() ? kind.check().apply(body) : List.of(),
                    document.activations().stream()
                            .filter(each -> each.version() == version.number())
                            .toList());
        }
    }

    static PolicyView of(Kind<PolicyBody> kind, Document document) {
        return new PolicyView(
                document.id(),
                document.environment(),
                shown(document).stage(),
                document.active().map(active -> Active.of(kind, document, active)).orElse(null),
                document.versions().reversed().stream()
                        .filter(version -> version.stage().beforeForce())
                        .map(version -> VersionView.of(kind, document, version))
                        .toList());
    }

    /** In force, else the newest. */
    private static Version shown(Document document) {
        return document.active()
                .flatMap(active -> document.find(active.version()))
                .or(document::newest)
                .orElseThrow();
    }
}
