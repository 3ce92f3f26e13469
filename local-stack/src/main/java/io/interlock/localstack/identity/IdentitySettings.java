package io.interlock.localstack.identity;

import io.interlock.localstack.plan.Credentials;
import java.nio.file.Path;

/**
 * @param keyFile where the signing key is kept
 * @param console address of the console, to which the browser returns
 */
public record IdentitySettings(
        int port, String issuer, String console, Path keyFile, Credentials credentials) {}
