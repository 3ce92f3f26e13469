package io.interlock.localstack;

import io.interlock.localstack.command.Commands;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The program behind {@code ./interlock}. */
public final class LocalStackApplication {
    private LocalStackApplication() {}

    public static void main(String[] arguments) {
        // one logging configuration for the launcher; Spring Boot would bring its own
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        boolean starts = arguments.length > 0 && arguments[0].equals("up");
        System.setProperty(
                "logback.configurationFile",
                starts ? "logback-local-stack.xml" : "logback-quiet.xml");
        if (starts) {
            System.setProperty("interlock.logs", logs(Home.find(), arguments));
        }
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(Commands.run(arguments));
    }

    private static String logs(Home home, String[] arguments) {
        String data = home.root().resolve("data").toString();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--data") && i + 1 < arguments.length) {
                data = arguments[i + 1];
            } else if (arguments[i].startsWith("--data=")) {
                data = arguments[i].substring("--data=".length());
            }
        }
        return data + "/logs";
    }
}
