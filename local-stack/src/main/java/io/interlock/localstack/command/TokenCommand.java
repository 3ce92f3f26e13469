package io.interlock.localstack.command;

import io.interlock.localstack.Tokens;
import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Problem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A bearer token for curl. */
@Command(name = "token", description = "Print a bearer token of a user")
final class TokenCommand implements Callable<Integer> {
    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "USER", description = "viewer, support, dealer, symbols, ...")
    private String user = "";

    @Override
    public Integer call() {
        if (!Credentials.USERS.containsKey(user)) {
            throw new Problem(
                    "There is no user '"
                            + user
                            + "'. The users are: "
                            + String.join(", ", Credentials.USERS.keySet()));
        }
        String issuer = "http://localhost:" + data.ports().of("identity");
        System.out.println(
                Tokens.fetch(issuer, user, data.directory().knownCredentials().user(user)));
        return 0;
    }
}
