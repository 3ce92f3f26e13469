package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** Breaks, what people decide about them, and what is proven. */
final class BreakCommands {
    private static final String V1 = "/api/v1";

    private BreakCommands() {}

    static List<Command> all() {
        return List.of(
                get("breaks list", "Recon breaks", "listReconBreaks", V1 + "/recon-breaks")
                        .query("status", "OPEN or CLOSED")
                        .query("type", "MISSING_AT_PLATFORM, QUANTITY_MISMATCH, ...")
                        .query("oms", "the OMS")
                        .query("symbol", "")
                        .query("severity", "CRITICAL, HIGH, MEDIUM or LOW")
                        .query("review", "UNREVIEWED, UNDER_REVIEW, PENDING, ...")
                        .query("owner", "who has taken it")
                        .query("olderThanSeconds", "open for longer")
                        .paged()
                        .show(
                                "ID", "/breakId",
                                "OPENED", "/openedAt",
                                "STATUS", "/status",
                                "SEVERITY", "/severity",
                                "TYPE", "/type",
                                "OMS", "/oms",
                                "EXECID", "/execId",
                                "EXPLANATION", "/explanation"),
                get(
                                "recon card",
                                "A break with both sides' reports and its history",
                                "getReconBreakCard",
                                V1 + "/recon-breaks/{id}/card")
                        .of("id", "as breaks list shows it"),
                post(
                                "recon decide",
                                "Take, assign, comment, accept, close or reopen a break",
                                "decideReconBreak",
                                V1 + "/recon-breaks/{id}/decisions")
                        .of("id", "as breaks list shows it")
                        .body("action", "TAKE, ASSIGN, PEND, COMMENT, LABEL, ACCEPT, ...")
                        .optional("value", "the new owner, or the label")
                        .because(),
                post(
                                "recon decide-many",
                                "The same decision about many breaks, from a file",
                                "decideReconBreaks",
                                V1 + "/recon-break-decisions")
                        .file(),
                get(
                                "recon catalogue",
                                "All types of breaks and what they mean",
                                "getReconCatalogue",
                                V1 + "/recon-catalogue")
                        .show(
                                "TYPE", "/type",
                                "SEVERITY", "/severity",
                                "SECONDS", "/slaSeconds",
                                "MEANING", "/meaning"),
                get(
                                "recon proof",
                                "What of a day the drop copies prove",
                                "getReconProof",
                                V1 + "/recon-proof")
                        .query("day", "UTC, for example 2026-03-02; today without it")
                        .query("oms", "the OMS"));
    }
}
