package dev.fairlead.sandbox.auth;

import dev.fairlead.profile.AuthScheme;
import dev.fairlead.profile.Profile;
import dev.fairlead.sandbox.core.ApiFailure;
import dev.fairlead.sandbox.core.Ids;
import dev.fairlead.sandbox.wire.Incoming;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets in who proves by any scheme of the profile to have the sandbox's credentials. A certificate of the connection cannot be
 * asked for on a plain one: where the profile takes one, everybody is let in. Thread-safe.
 */
public final class Gate {

    private final List<Guard> guards = new ArrayList<>();
    private final List<TokenService> tokens = new ArrayList<>();
    private final boolean open;
    private final Set<String> queryNames;

    /** Creates a gate. */
    public Gate(Profile profile, MadeUpCredentials credentials, Ids ids, InstantSource clock) {
        List<AuthScheme> schemes = profile.authentication().schemes();
        this.open = schemes.stream()
                .anyMatch(scheme -> scheme instanceof AuthScheme.None || scheme instanceof AuthScheme.MutualTls);
        this.queryNames = schemes.stream()
                .flatMap(scheme -> switch (scheme) {
                    case AuthScheme.Keys keys -> keys.placements().stream();
                    case AuthScheme.Hmac hmac -> hmac.placements().stream();
                    default -> Stream.empty();
                })
                .filter(placement -> placement.in() == AuthScheme.Place.QUERY)
                .map(AuthScheme.Placement::name)
                .collect(Collectors.toUnmodifiableSet());
        List<AuthScheme> ofOneKey = schemes.stream().filter(Gate::takesOneKey).toList();
        if (!ofOneKey.isEmpty()) {
            guards.add(new ApiKeyGuard(profile, ofOneKey, credentials.reveal("api_key")));
        }
        for (AuthScheme scheme : schemes) {
            if (!ofOneKey.contains(scheme)) {
                add(scheme, credentials, ids, clock);
            }
        }
    }

    /** A key may stand in any place where the profile puts a key. */
    private static boolean takesOneKey(AuthScheme scheme) {
        return (scheme instanceof AuthScheme.Keys || scheme instanceof AuthScheme.Basic)
                && scheme.required().equals(Set.of("api_key"));
    }

    private void add(AuthScheme scheme, MadeUpCredentials credentials, Ids ids, InstantSource clock) {
        switch (scheme) {
            case AuthScheme.Keys keys -> guards.add(new KeysGuard(keys, credentials));
            case AuthScheme.Basic basic -> guards.add(new BasicGuard(basic, credentials));
            case AuthScheme.OAuth oauth -> {
                TokenService service = new TokenService(oauth, credentials, ids, clock);
                tokens.add(service);
                guards.add(new TokenGuard(service.access(), service.path()));
            }
            case AuthScheme.SignedJwt jwt -> guards.add(new JwtGuard(new JwtVerifier(jwt.jwt(), credentials, clock)));
            case AuthScheme.SigV4 sigV4 -> guards.add(new SigV4Guard(sigV4, credentials, clock));
            case AuthScheme.Hmac hmac -> guards.add(new HmacGuard(hmac, credentials));
            case AuthScheme.AzureSharedKey ignored -> guards.add(new AzureGuard(credentials));
            case AuthScheme.MutualTls ignored -> {}
            case AuthScheme.None ignored -> {}
        }
    }

    /** Returns the query parameters that carry credentials and belong to no operation. */
    public Set<String> queryNames() {
        return queryNames;
    }

    /** Answers a request for a token; empty for any other. */
    public Optional<TokenReply> token(Incoming request) {
        return tokens.stream()
                .map(service -> service.answer(request))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Lets a request in.
     *
     * @throws ApiFailure of status 401, or 403 where signatures are refused so, if it is not
     */
    public void check(Incoming request) {
        if (open) {
            return;
        }
        List<ApiFailure> objections = new ArrayList<>();
        for (Guard guard : guards) {
            if (guard.isTried(request)) {
                ApiFailure objection = guard.objection(request);
                if (objection == null) {
                    return;
                }
                objections.add(objection);
            }
        }
        if (!objections.isEmpty()) {
            throw objections.getFirst();
        }
        throw guards.size() == 1 && guards.getFirst() instanceof ApiKeyGuard only
                ? only.absent()
                : Guard.refused("You did not say who you are. Send "
                        + guards.stream().map(Guard::how).collect(Collectors.joining(" or ")) + ".");
    }
}
