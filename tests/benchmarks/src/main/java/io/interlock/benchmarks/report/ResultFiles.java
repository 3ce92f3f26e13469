package io.interlock.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A result as files: {@code NAME.json}, {@code NAME.svg}, {@code NAME.txt}. */
public final class ResultFiles {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ResultFiles() {}

    /** Writes all three and returns their paths. */
    public static List<Path> write(Result result, Path directory) throws IOException {
        return write(result.name(), result, Picture.of(result), Table.of(result), directory);
    }

    public static List<Path> write(Comparison result, Path directory) throws IOException {
        return write(result.name(), result, Bars.of(result), Lines.of(result), directory);
    }

    private static List<Path> write(
            String name, Object result, String picture, String table, Path directory)
            throws IOException {
        Files.createDirectories(directory);
        return List.of(
                Files.write(directory.resolve(name + ".json"), MAPPER.writeValueAsBytes(result)),
                Files.writeString(directory.resolve(name + ".svg"), picture),
                Files.writeString(directory.resolve(name + ".txt"), table));
    }
}
