package io.interlock.localstack.command;

import io.interlock.localstack.DataDirectory;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.LogFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The same command again as a process that stays when this one leaves. */
final class Detached {
    static final String READY = "Interlock is ready";

    private final DataDirectory data;

    Detached(DataDirectory data) {
        this.data = data;
    }

    /** Prints the launcher's words until it is ready; returns the exit code. */
    int start() throws InterruptedException {
        data.prepare();
        LogFile log = new LogFile(data.log("launcher-output"));
        log.rotate();
        try {
            Files.createFile(log.path());
            Process launcher =
                    new ProcessBuilder(command())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true)
                            .redirectOutput(log.path().toFile())
                            .start();
            return passOn(launcher, log);
        } catch (IOException e) {
            throw new Problem("Cannot start the launcher: " + e.getMessage(), e);
        }
    }

    private static int passOn(Process launcher, LogFile log) throws IOException {
        StringBuilder said = new StringBuilder();
        log.follow(
                text -> {
                    System.out.print(text);
                    System.out.flush();
                    said.append(text);
                },
                () -> isReady(said) || !launcher.isAlive());
        if (launcher.isAlive()) {
            return 0;
        }
        String all = String.join("\n", log.tail(20));
        if (!said.toString().contains(all)) {
            System.out.println(all);
        }
        return 1;
    }

    private static boolean isReady(CharSequence said) {
        String text = said.toString();
        int at = text.indexOf(READY + "\n");
        return at >= 0 && text.indexOf('\n', at + READY.length() + 1) > 0;
    }

    /** This JVM's own command line without {@code --detach}, in a session of its own. */
    private static List<String> command() {
        ProcessHandle.Info self = ProcessHandle.current().info();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(self.command().orElseThrow());
        Arrays.stream(self.arguments().orElse(new String[0]))
                .filter(argument -> !argument.equals("--detach"))
                .forEach(command::add);
        return command;
    }
}
