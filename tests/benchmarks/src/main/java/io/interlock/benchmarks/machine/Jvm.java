package io.interlock.benchmarks.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs like this one. */
public final class Jvm {
    private Jvm() {}

    /** This program again, in another JVM, with other arguments. */
    public static List<String> again(List<String> flags, List<String> arguments) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = java(flags);
        if (classPath.endsWith("-app.jar")) {
            command.add("-jar");
            command.add(Path.of(classPath).toAbsolutePath().toString());
        } else {
            command.add("-cp");
            command.add(classPath);
            command.add("io.interlock.benchmarks.BenchApplication");
        }
        command.addAll(arguments);
        return command;
    }

    /** An executable jar. */
    public static List<String> jar(List<String> flags, Path jar) {
        List<String> command = java(flags);
        command.add("-jar");
        command.add(jar.toAbsolutePath().toString());
        return command;
    }

    private static List<String> java(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        return command;
    }
}
