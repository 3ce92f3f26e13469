package io.interlock.localstack.command;

import io.interlock.localstack.DataDirectory;
import io.interlock.testkit.Postmaster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what runs on the data directory, also what a killed launcher left behind. */
@Command(name = "down", description = "Stop the platform")
final class DownCommand implements Callable<Integer> {
    private static final int LIMIT_SECONDS = 90;

    @Mixin private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        DataDirectory directory = data.directory();
        Optional<ProcessHandle> launcher = data.launcher();
        if (launcher.isPresent()) {
            System.out.println("Stopping Interlock");
            stop(launcher.get());
        }
        List<String> left = new ArrayList<>(directory.pidFiles().sweep());
        Postmaster.in(directory.postgres())
                .ifPresent(postmaster -> {
                    postmaster.stop();
                    left.add("postgres");
                });
        directory.state().toFile().delete();
        if (!left.isEmpty()) {
            System.out.println("Stopped what was left behind: " + String.join(", ", left));
        } else if (launcher.isEmpty()) {
            System.out.println("Interlock is not running on " + directory.path());
            return 0;
        }
        System.out.println("Interlock is down");
        return 0;
    }

    private static void stop(ProcessHandle launcher)
            throws InterruptedException, ExecutionException {
        launcher.destroy();
        try {
            launcher.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            System.out.println("It does not end by itself; killing it");
            launcher.destroyForcibly();
            launcher.onExit().get();
        }
    }
}
