package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;

/** Not there yet. */
public final class InterlockPipeline {
    private InterlockPipeline() {}

    public static Pipeline start(Path directory, Path home)
            throws IOException, InterruptedException {
        throw new IOException("fix-gateway is not built in " + home);
    }
}
