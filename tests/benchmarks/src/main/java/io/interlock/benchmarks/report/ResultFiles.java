package io.interlock.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The result as files: {@code order-path.json}, {@code order-path.svg}, {@code order-path.txt}. */
public final class ResultFiles {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFiles() {}

    /** Writes all three and returns their paths. */
    public static List<Path> write(Result result, Path directory) throws IOException {
        Files.createDirectories(directory);
        return List.of(
                Files.write(directory.resolve("order-path.json"), MAPPER.writeValueAsBytes(result)),
                Files.writeString(directory.resolve("order-path.svg"), Picture.of(result)),
                Files.writeString(directory.resolve("order-path.txt"), Table.of(result)));
    }
}
