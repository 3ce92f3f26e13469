package io.interlock.ctl;

import io.interlock.ctl.Command.Argument;
import io.interlock.ctl.Printer.Format;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** What {@link Commands} are on a command line. */
final class CommandLines {
    static final String NAME = "interlockctl";

    private CommandLines() {}

    static CommandLine of(Map<String, String> environment) {
        CommandSpec top = spec(NAME, "Interlock's operations from a shell.");
        top.addSubcommand("completion", completion());
        Map<String, CommandSpec> groups = new LinkedHashMap<>();
        for (Command command : Commands.ALL) {
            String[] words = command.words().split(" ");
            CommandSpec parent =
                    words.length == 1
                            ? top
                            : groups.computeIfAbsent(words[0], name -> group(top, name));
            parent.addSubcommand(words[words.length - 1], leaf(command));
        }
        CommandLine line = new CommandLine(top);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> execute(line, parsed, environment));
        line.setExecutionExceptionHandler((e, at, parsed) -> {
            at.getErr().println(e.getMessage() == null ? e.toString() : e.getMessage());
            return Exit.FAILED.code();
        });
        return line;
    }

    private static CommandSpec spec(String name, String words) {
        return spec(CommandSpec.create(), name, words);
    }

    private static CommandSpec spec(CommandSpec spec, String name, String words) {
        spec.name(name);
        spec.usageMessage().description(words.isEmpty() ? name : words);
        spec.mixinStandardHelpOptions(true);
        spec.usageMessage().exitCodeListHeading("%nExit codes:%n");
        Map<String, String> codes = new LinkedHashMap<>();
        Stream.of(Exit.values())
                .forEach(exit -> codes.put(Integer.toString(exit.code()), exit.words()));
        spec.usageMessage().exitCodeList(codes);
        return spec;
    }

    private static CommandSpec group(CommandSpec top, String name) {
        CommandSpec group = spec(name, "Commands about " + name + ".");
        top.addSubcommand(name, group);
        return group;
    }

    private static CommandSpec completion() {
        return spec("completion", "The completion script: source <(interlockctl completion)");
    }

    private static CommandSpec leaf(Command command) {
        String[] words = command.words().split(" ");
        CommandSpec leaf =
                spec(
                        CommandSpec.wrapWithoutInspection(command),
                        words[words.length - 1],
                        command.summary() + ".");
        for (Argument argument : command.arguments()) {
            if (argument.placed()) {
                leaf.addPositional(
                        PositionalParamSpec.builder()
                                .paramLabel(argument.name().toUpperCase(Locale.ROOT))
                                .description(argument.words())
                                .type(String.class)
                                .arity("1")
                                .build());
            } else if (argument.option() != null) {
                leaf.addOption(
                        OptionSpec.builder(names(argument))
                                .paramLabel(argument.name())
                                .description(argument.words())
                                .required(argument.required())
                                .type(String.class)
                                .build());
            }
        }
        option(leaf, "Where ops-api is (INTERLOCK_ADDRESS).", String.class, "--address");
        option(leaf, "A token or an API key (INTERLOCK_TOKEN).", String.class, "--token");
        option(leaf, "A file with address= and token=.", Path.class, "--config");
        option(leaf, "table, json or csv.", Format.class, "-o", "--output");
        if (command.method() == Command.Method.GET) {
            leaf.addOption(
                    OptionSpec.builder("--watch")
                            .paramLabel("seconds")
                            .description("Ask again every so many seconds.")
                            .arity("0..1")
                            .fallbackValue("2")
                            .type(Long.class)
                            .build());
        }
        if (command.method() != Command.Method.POST && command.method() != Command.Method.PUT) {
            leaf.addOption(
                    OptionSpec.builder("--times")
                            .paramLabel("n")
                            .description("End after so many answers or events.")
                            .type(Long.class)
                            .build());
        }
        return leaf;
    }

    private static String[] names(Argument argument) {
        String name = String.valueOf(argument.option());
        return switch (argument.name()) {
            case "reason" -> new String[] {"-r", name};
            case "file" -> new String[] {"-f", name};
            case "environment" -> new String[] {"-e", "--env", name};
            default -> new String[] {name};
        };
    }

    private static void option(CommandSpec spec, String words, Class<?> type, String... names) {
        spec.addOption(OptionSpec.builder(names).description(words).type(type).build());
    }

    private static int execute(
            CommandLine line, ParseResult parsed, Map<String, String> environment) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandLine at = last.commandSpec().commandLine();
        if (last.commandSpec().name().equals("completion")) {
            line.getOut().println(AutoComplete.bash(NAME, line));
            line.getOut().flush();
            return Exit.OK.code();
        }
        if (!(last.commandSpec().userObject() instanceof Command command)) {
            at.usage(line.getErr());
            return Exit.USAGE.code();
        }
        return new Run(command, last, line.getOut(), line.getErr()).run(environment);
    }
}
