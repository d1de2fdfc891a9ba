package example.everything;

import dev.fairlead.client.CallOptions;
import dev.fairlead.client.EventStream;
import dev.fairlead.client.ServerEvent;
import dev.fairlead.client.error.ResponseException;
import dev.fairlead.client.http.Download;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Upload;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a user of the generated client writes; compiled and run by a test. */
public final class Calls {

    private static final List<String> COLORS = List.of("blue", "black", "brown");
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private Calls() {}

    public static Object queryStyles(EverythingClient client) {
        return client.styles().form(p -> p.exploded(COLORS)
                .joined(COLORS)
                .spaced(COLORS)
                .piped(COLORS)
                .deep(c -> c.r(100L).g(200L).b(150L))
                .open(c -> c.r(100L).g(200L).b(150L))
                .flat(c -> c.r(100L).g(200L).b(150L))
                .expression("a/b?c:d e&f")
                .filter(c -> c.r(1L))
                .moments(List.of(NOON))
                .finish(Finish.HIGH_GLOSS)
                .limit(3));
    }

    public static Object headersAndCookies(EverythingClient client) {
        return client.styles().form(p -> p.xColors(COLORS)
                .xRgb(c -> c.r(100L).g(200L).b(150L))
                .session("a b;c")
                .shades(COLORS));
    }

    public static Object pathStyles(EverythingClient client) {
        return client.paths().retrieve(
                7, LocalDate.of(2026, 11, 24), NOON, Finish.MATT, List.of("a/b", "c,d"), COLORS, COLORS);
    }

    public static Object sameNames(EverythingClient client) {
        return client.names().update("in path", p -> p.name("in body").nameInQuery("in query").nameInHeader("in header"));
    }

    public static Object createByStatus(EverythingClient client) {
        return switch (client.paints().create(p -> p.name("Umber").liters(new BigDecimal("2.50")))) {
            case PaintCreateResult.Created(Paint paint) -> "paint " + paint.name();
            case PaintCreateResult.Accepted(Job job) -> "job " + job.job();
            case PaintCreateResult.NoContent() -> "nothing";
            case PaintCreateResult.Other(int status, var json) -> status + " " + json;
        };
    }

    public static Object createAsForm(EverythingClient client) {
        return client.paints().create(
                p -> p.name("Burnt umber").finish(Finish.SILK),
                CallOptions.header("Content-Type", "application/x-www-form-urlencoded"));
    }

    public static Object createAsCsv(EverythingClient client) {
        return client.paints().create(
                p -> {}, CallOptions.none().withBody(RequestBody.of("text/csv", "name\nUmber\n".getBytes(StandardCharsets.UTF_8))));
    }

    public static Object errorBody(EverythingClient client) {
        try {
            return client.paints().create(p -> p.name("Umber"));
        } catch (ResponseException refused) {
            return refused.status() == 422
                    ? refused.bodyAs(PaintCreateError::new).ingredients()
                    : refused.bodyAs(Problem::new).title();
        }
    }

    public static Object maybe(EverythingClient client) {
        return client.paints().retrieve(9_007_199_254_740_993L).map(Paint::name).orElse("dried up");
    }

    public static Object mergePatch(EverythingClient client) {
        return client.paints().update(1, p -> p.name("Sienna").clearNote().clearLiters());
    }

    public static Object deleteWithBody(EverythingClient client) {
        client.paints().delete(1, p -> p.reason("empty"));
        return "";
    }

    public static Object deleteWithoutBody(EverythingClient client) {
        client.paints().delete(1);
        return "";
    }

    public static Object tokenPages(EverythingClient client) {
        return client.paints().list(p -> p.limit(2)).stream().map(Paint::name).toList();
    }

    public static Object bodyPages(EverythingClient client) {
        return client.paints().search(p -> p.query("umber")).stream().map(Paint::name).toList();
    }

    public static Object offsetPages(EverythingClient client) {
        return client.shades().list(p -> p.size(2)).stream().map(Rgb::r).toList();
    }

    public static Object arrayBody(EverythingClient client) {
        return client.shades().replace(p -> p.addItem(c -> c.r(1L)).addItem(c -> c.g(2L)));
    }

    public static Object textBody(EverythingClient client) {
        return client.bodies().replaceText(RequestBody.of("text/plain; charset=utf-8", "sehr schön".getBytes(StandardCharsets.UTF_8)));
    }

    public static Object numberBody(EverythingClient client) {
        return client.bodies().replaceNumber(p -> p.body(42));
    }

    public static Object mapBody(EverythingClient client) {
        return client.bodies().replaceMap(p -> p.body(Map.of("umber", new BigDecimal("9.90"))));
    }

    public static Object unionBody(EverythingClient client) {
        return switch (client.bodies().replaceUnion(p -> p.asWax(w -> w.scent("honey")))) {
            case Wax wax -> "wax of " + wax.scent();
            case Primer primer -> "primer " + primer.grit();
            case Varnish varnish -> "varnish " + varnish.layers();
            case Coat.Unknown unknown -> "unknown " + unknown.json();
        };
    }

    public static Object rawBody(EverythingClient client) {
        client.bodies().picture().replace(RequestBody.of("image/png", new byte[] {'P', 'N', 'G'}));
        return "";
    }

    public static Object noRawBody(EverythingClient client) {
        client.bodies().picture().replace(null);
        return "";
    }

    public static Object bytes(EverythingClient client) {
        return new String(client.bodies().picture().retrieve(), StandardCharsets.UTF_8);
    }

    public static Object download(EverythingClient client) {
        java.io.ByteArrayOutputStream file = new java.io.ByteArrayOutputStream();
        return client.bodies().picture().retrieve(CallOptions.none(), Download.toStream(file)) + " " + file;
    }

    public static Object multipart(EverythingClient client) {
        return client.bodies().report(p -> p.title("Walls")
                .tags(List.of("a", "b"))
                .color(c -> c.r(1L))
                .cover(Upload.of("cover", new byte[] {'C'}))
                .pictures(List.of(Upload.of("1.png", new byte[] {'1'}), Upload.of("2.png", new byte[] {'2'})))
                .sheet(Upload.of("sheet.xls", new byte[] {'S'}))
                .extraValue(Map.of("x", 1)));
    }

    public static Object form(EverythingClient client) {
        return client.bodies().form(p -> p.text("a b&c")
                .tags(List.of("x", "y"))
                .joined(List.of("x", "y,z"))
                .deep(c -> c.r(1L).g(2L))
                .color(c -> c.r(1L)));
    }

    public static Object bodyOfGet(EverythingClient client) {
        return client.bodies().search(p -> p.query("umber"));
    }

    public static Object noBodyOfGet(EverythingClient client) {
        return client.bodies().search();
    }

    public static Object events(EverythingClient client) {
        List<Object> steps = new ArrayList<>();
        try (EventStream<Step> events = client.events().updateAsEvents(p -> p.stream(true))) {
            for (ServerEvent<Step> event : events) {
                steps.add(event.data().equals("[DONE]") ? "done" : event.name() + event.id() + event.value().percent());
            }
        }
        return steps;
    }

    public static Object eventsOnly(EverythingClient client) {
        try (EventStream<Step> events = client.events().retrieve()) {
            return events.next().value().percent();
        }
    }

    public static Object valueBesideEvents(EverythingClient client) {
        return client.events().update(p -> p.stream(false)).name();
    }
}
