package dev.fairlead.client.internal.auth;

import dev.fairlead.client.auth.CredentialSource;
import dev.fairlead.client.auth.TokenStore;
import dev.fairlead.client.config.Settings;
import dev.fairlead.client.http.Transport;
import dev.fairlead.client.internal.pipeline.Events;
import dev.fairlead.client.internal.pipeline.KnownSecrets;
import dev.fairlead.client.time.TimeSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What authenticators work with.
 *
 * @param settings of the client
 * @param source where credentials come from
 * @param store where tokens are kept
 * @param transport what token requests go through
 * @param time clock and waiting
 * @param random jitter and identifiers; unpredictable but in tests
 * @param events who hears of refreshed tokens
 * @param secrets who redacts what is made known to it
 * @param background runs the requests for tokens
 */
public record AuthRuntime(
        Settings settings,
        CredentialSource source,
        TokenStore store,
        Transport transport,
        TimeSource time,
        RandomGenerator random,
        Events events,
        KnownSecrets secrets,
        Executor background) {}
