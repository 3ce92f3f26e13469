package io.interlock.localstack.identity;

import io.interlock.localstack.plan.Credentials;
import java.nio.file.Path;

/**
 * @param address to listen on
 * @param keyFile where the signing key is kept
 * @param console address of the console, to which the browser returns
 */
public record IdentitySettings(
        String address,
        int port,
        String issuer,
        String console,
        Path keyFile,
        Credentials credentials) {}
