package io.interlock.ctl;

import static io.interlock.ctl.Command.get;
import static io.interlock.ctl.Command.post;

import java.util.List;

/** Brokers' files, finance's file of a day, and who signs for the day. */
final class ReconFileCommands {
    private static final String V1 = "/api/v1";
    private static final String IMPORT = V1 + "/recon-imports";
    private static final String FILE = V1 + "/recon-files/{oms}/{tradeDate}";
    private static final String CERTIFICATE = V1 + "/recon-certificates";

    private ReconFileCommands() {}

    static List<Command> all() {
        return List.of(
                post(
                                "recon import",
                                "Take a log or a CSV file as evidence, or only look at it",
                                "takeReconImport",
                                IMPORT)
                        .stream()
                        .about("oms", "whose it is")
                        .about("format", "QUICKFIXJ, FIXEDGE, FIX or CSV")
                        .query("mode", "STRICT (usual): one bad line refuses all; or LENIENT")
                        .query("dryRun", "true: nothing is stored")
                        .query("mapping", "of CSV")
                        .query("sender", "only what this SenderCompID(49) sent")
                        .query("fileName", "what it is called")
                        .query("id", "the import's name, to ask for while it runs")
                        .query("reason", "why; it is kept with the change"),
                get("recon imports", "Imports, the newest first", "listReconImports", IMPORT)
                        .query("oms", "of one OMS")
                        .paged()
                        .show(
                                "STARTED", "/startedAt",
                                "STATUS", "/status",
                                "OMS", "/oms",
                                "FORMAT", "/format",
                                "GOOD", "/good",
                                "BAD", "/bad",
                                "REPEATED", "/repeated",
                                "PUBLISHED", "/published",
                                "BY", "/by",
                                "ID", "/id"),
                get(
                                "recon progress",
                                "One import, how far it has come",
                                "getReconImport",
                                IMPORT + "/{id}")
                        .of("id", "the import"),
                get(
                                "recon errors",
                                "What is wrong with the lines of a file, as CSV",
                                "getReconImportErrors",
                                IMPORT + "/{id}/errors")
                        .of("id", "the import"),
                get(
                                "recon mappings",
                                "Mappings of CSV files",
                                "listReconMappings",
                                V1 + "/recon-mappings")
                        .show("NAME", "/name", "VERSION", "/version", "BY", "/by", "AT", "/at"),
                post(
                                "recon add-mapping",
                                "The next version of a mapping: name, body, reason",
                                "addReconMapping",
                                V1 + "/recon-mappings")
                        .file(),
                get(
                                "recon templates",
                                "Layouts of finance's file",
                                "listReconTemplates",
                                V1 + "/recon-templates")
                        .show("NAME", "/name", "VERSION", "/version", "BY", "/by", "AT", "/at"),
                post(
                                "recon add-template",
                                "The next version of a template: name, body, reason",
                                "addReconTemplate",
                                V1 + "/recon-templates")
                        .file(),
                get("recon file", "Finance's file of a day as it would leave", "getReconFile", FILE)
                        .of("oms", "the OMS")
                        .of("tradeDate", "the day, for example 2026-11-30")
                        .about("template", "its layout")
                        .query("side", "PLATFORM (usual) or DROP_COPY"),
                get(
                                "recon diff",
                                "The day's file beside one made of the drop copy alone",
                                "getReconFileDiff",
                                FILE + "/diff")
                        .of("oms", "the OMS")
                        .of("tradeDate", "the day")
                        .about("template", "its layout"),
                post(
                                "recon deliver",
                                "Let the day's file leave",
                                "deliverReconFile",
                                FILE + "/deliveries")
                        .of("oms", "the OMS")
                        .of("tradeDate", "the day")
                        .body("template", "its layout")
                        .body("destination", "where to")
                        .optional(
                                "acceptDifferences",
                                "the diff's hash, to let it leave all the same")
                        .optional("acceptReason", "why the differences are accepted")
                        .optional("replace", "true: instead of one with other bytes")
                        .because(),
                get(
                                "recon deliveries",
                                "Files that left, the newest first",
                                "listReconDeliveries",
                                V1 + "/recon-deliveries")
                        .query("oms", "of one OMS")
                        .query("tradeDate", "of one day")
                        .paged()
                        .show(
                                "AT", "/at",
                                "STATUS", "/status",
                                "OMS", "/oms",
                                "DAY", "/tradeDate",
                                "FILE", "/fileName",
                                "DESTINATION", "/destination",
                                "ROWS", "/rows",
                                "DIFFERENCES", "/differences",
                                "BY", "/by",
                                "SHA256", "/sha256"),
                get(
                                "recon destinations",
                                "Where finance's files can land",
                                "listReconDestinations",
                                V1 + "/recon-destinations")
                        .show("NAME", "/name", "PLACE", "/place"),
                get("recon signed", "Days that were signed", "listReconCertificates", CERTIFICATE)
                        .query("oms", "of one OMS")
                        .query("limit", "how many at most")
                        .show(
                                "DAY", "/tradeDate",
                                "OMS", "/oms",
                                "SIGNED BY", "/signedBy",
                                "AT", "/signedAt",
                                "COMMENT", "/comment"),
                get(
                                "recon certificate",
                                "A day's totals, breaks and proof, and what came after it was signed",
                                "getReconCertificate",
                                CERTIFICATE + "/{oms}/{tradeDate}")
                        .of("oms", "the OMS")
                        .of("tradeDate", "the day"),
                post(
                                "recon sign",
                                "Sign a day as it was seen",
                                "signReconCertificate",
                                CERTIFICATE + "/{oms}/{tradeDate}/sign-offs")
                        .of("oms", "the OMS")
                        .of("tradeDate", "the day")
                        .body("hash", "of the certificate that was seen")
                        .body("comment", "what there is to say; it is kept"));
    }
}
