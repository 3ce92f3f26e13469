package io.interlock.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ctl.FakeApi.Asked;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReconFileCommandsTest {
    @TempDir private Path directory;
    private final StringWriter out = new StringWriter();

    private int run(FakeApi api, String... args) {
        CommandLine line =
                CommandLines.of(
                        Map.of(
                                "INTERLOCK_ADDRESS",
                                api.address(),
                                "INTERLOCK_TOKEN",
                                "t0ken",
                                "HOME",
                                directory.toString()));
        line.setOut(new PrintWriter(out));
        return line.execute(args);
    }

    @Test
    void aFileIsSentAsItIsAndWithoutAKeyThatWouldKeepIt() throws Exception {
        String text = "8=FIX.4.4|35=8|no JSON {\n".repeat(10_000);
        Path file = Files.writeString(directory.resolve("FIX.log"), text);
        try (FakeApi api = new FakeApi()) {
            api.answers(201, "application/json", "{\"id\":\"i-1\",\"status\":\"TAKEN\"}");
            int code =
                    run(
                            api,
                            "recon",
                            "import",
                            file.toString(),
                            "OMSA",
                            "FIX",
                            "--dry-run",
                            "true",
                            "--reason",
                            "an outage");
            assertThat(code).isZero();
            assertThat(api.asked())
                    .containsExactly(
                            new Asked(
                                    "POST",
                                    "/api/v1/recon-imports?oms=OMSA&format=FIX&dryRun=true&reason=an%20outage",
                                    text,
                                    "Bearer t0ken",
                                    null,
                                    null));
            assertThat(out.toString()).contains("TAKEN");
        }
    }

    @Test
    void aFileThatIsNotThereIsSaid() throws Exception {
        try (FakeApi api = new FakeApi()) {
            int code = run(api, "recon", "import", directory + "/none", "OMSA", "FIX", "-r", "why");
            assertThat(code).isNotZero();
            assertThat(api.asked()).isEmpty();
        }
    }

    @Test
    void aDaysFileIsPrintedAsItIs() throws Exception {
        try (FakeApi api = new FakeApi()) {
            api.answers(200, "text/csv", "HDR;1\r\n");
            assertThat(run(api, "recon", "file", "OMSA", "2026-11-30", "eod")).isZero();
            assertThat(api.asked().getFirst().path())
                    .isEqualTo("/api/v1/recon-files/OMSA/2026-11-30?template=eod");
            assertThat(out.toString()).isEqualTo("HDR;1\r\n");
        }
    }
}
