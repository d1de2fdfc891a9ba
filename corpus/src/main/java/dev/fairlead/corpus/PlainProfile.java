package dev.fairlead.corpus;

import dev.fairlead.profile.Pagination;
import dev.fairlead.profile.Pagination.End;
import dev.fairlead.profile.Pagination.PageSize;
import dev.fairlead.profile.Profile;
import dev.fairlead.profile.Profiles;
import dev.fairlead.profile.Wire;
import java.util.List;

/**
 * A provider of whom nothing is known: its parameters are written as the description says, and its lists may be cut into pages in
 * any of the usual ways.
 */
final class PlainProfile {

    private static final PageSize LIMIT = new PageSize("limit", 1000, 0);

    private PlainProfile() {}

    static Profile get() {
        Profile some = Profiles.bundled("stripe");
        return new Profile(
                some.id(),
                some.name(),
                some.documentation(),
                some.asOf(),
                some.baseUrl(),
                some.credentials(),
                some.authentication(),
                some.versioning(),
                new Wire(Wire.FormStyle.REPEATED_NAMES, ""),
                some.errors(),
                some.retries(),
                some.rateLimits(),
                some.idempotency(),
                List.of(
                        style(new Pagination.LastItem("starting_after", "/id", "ending_before"), "/data"),
                        style(new Pagination.Token("pageToken", "/nextPageToken", null), "/items"),
                        style(new Pagination.Token("cursor", "/next_cursor", null), "/data"),
                        style(new Pagination.NextUrl("/next", "/previous"), "/results"),
                        style(new Pagination.Offset("offset"), ""),
                        style(new Pagination.PageNumber("page", 1), "")),
                some.timeouts(),
                some.webhooks(),
                some.sensitiveFields(),
                some.preLaunch(),
                some.evidence());
    }

    private static Pagination style(Pagination.Next next, String items) {
        boolean counts = next instanceof Pagination.Offset || next instanceof Pagination.PageNumber;
        End end = new End(null, null, null, counts);
        return new Pagination(next, items, end, LIMIT, true, true, false);
    }
}
