package dev.fairlead.webhooks.internal.sqlite;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.webhooks.store.Attempt;
import dev.fairlead.webhooks.store.Body;
import dev.fairlead.webhooks.store.EventState;
import dev.fairlead.webhooks.store.EventSummary;
import dev.fairlead.webhooks.store.ReceivedEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Values from rows. */
final class Rows {

    /** The columns that {@link #summary} reads. */
    static final String SUMMARY_COLUMNS = "sequence, source, event_id, type, state, attempts, replays, duplicates,"
            + " conflicts, signed_at, received_at, occurred_at, object_key, next_at, finished_at, last_error, size";

    private Rows() {}

    static EventSummary summary(ResultSet row) throws SQLException {
        return new EventSummary(
                row.getLong("sequence"),
                row.getString("source"),
                row.getString("event_id"),
                row.getString("type"),
                EventState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getInt("replays"),
                row.getLong("duplicates"),
                row.getLong("conflicts"),
                Session.instant(row, "signed_at"),
                Session.instant(row, "received_at"),
                Session.optionalInstant(row, "occurred_at"),
                row.getString("object_key"),
                Session.optionalInstant(row, "next_at"),
                Session.optionalInstant(row, "finished_at"),
                row.getString("last_error"),
                row.getInt("size"));
    }

    static ReceivedEvent receivedEvent(ResultSet row) throws SQLException {
        return new ReceivedEvent(
                row.getString("source"),
                row.getString("event_id"),
                row.getString("type"),
                body(row),
                headers(row),
                Session.instant(row, "signed_at"),
                Session.instant(row, "received_at"),
                Session.optionalInstant(row, "occurred_at"),
                row.getString("object_key"),
                row.getString("object_pointer"));
    }

    static Body body(ResultSet row) throws SQLException {
        return Body.of(row.getBytes("body"));
    }

    static Map<String, String> headers(ResultSet row) throws SQLException {
        JsonObject json = Json.parseObject(row.getString("headers").getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        for (String name : json.names()) {
            headers.put(name, json.text(name).orElse(""));
        }
        return headers;
    }

    static Attempt attempt(ResultSet row) throws SQLException {
        return new Attempt(
                row.getInt("replay"),
                row.getInt("number"),
                Session.instant(row, "started_at"),
                Session.instant(row, "ended_at"),
                Attempt.Result.valueOf(row.getString("result")),
                row.getString("error"));
    }
}
