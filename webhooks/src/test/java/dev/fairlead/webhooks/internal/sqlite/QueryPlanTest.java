package dev.fairlead.webhooks.internal.sqlite;

import static dev.fairlead.webhooks.fixture.StripeWebhooks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked again and again costs the same whatever the backlog: it walks an index in its order. */
class QueryPlanTest {

    @TempDir
    Path folder;

    @Test
    void leasingWalksTheIndexOfWhatWaits() throws Exception {
        assertThat(plan(Leases.DUE, NOW, 16)).containsExactly("SEARCH events USING INDEX events_waiting (next_at<?)");
    }

    @Test
    void theNextDueEventIsTheFirstOfItsIndex() throws Exception {
        assertThat(plan(Lookups.NEXT_WAITING)).containsExactly("SCAN events USING INDEX events_waiting");
        assertThat(plan(Lookups.NEXT_LEASE_END)).containsExactly("SCAN events USING COVERING INDEX events_running");
    }

    @Test
    void purgingWalksTheIndexOfWhatIsFinished() throws Exception {
        assertThat(plan(SqliteInboxStore.PURGE, NOW, 500))
                .contains("SEARCH events USING INDEX events_finished (finished_at<?)");
    }

    private List<String> plan(String sql, Object... parameters) throws SQLException {
        Path path = folder.resolve("inbox.db");
        SqliteInboxStore.open(path, Duration.ofSeconds(10), NOW).close();
        SqliteFile file = SqliteFile.lock(path);
        try (Session session = file.openReader()) {
            return session.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail"), parameters);
        } finally {
            file.close();
        }
    }
}
