package io.interlock.localstack.command;

import io.interlock.localstack.Home;
import io.interlock.localstack.plan.Environment;
import io.interlock.localstack.plan.Part;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a part would get from the launcher, for running it somewhere else after --without. */
@Command(name = "env", description = "Print the environment of a part, for one run elsewhere")
final class EnvCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "NAME", description = "A part that --without left out")
    private String name = "";

    @Override
    public Integer call() {
        Part part = Part.named(name);
        Environment environment =
                new Environment(
                        data.ports(),
                        data.directory().knownCredentials(),
                        Home.find().configuration(),
                        data.directory().path(),
                        true);
        Map<String, String> variables =
                switch (part.kind()) {
                    case SERVICE -> environment.service(part);
                    case SIMULATOR -> environment.simulators();
                    case INFRASTRUCTURE -> environment.fixClient();
                };
        new TreeMap<>(variables)
                .forEach((key, value) -> System.out.println("export " + key + "='" + value + "'"));
        return 0;
    }
}
