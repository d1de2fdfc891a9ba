package dev.fairlead.generator.everything;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.client.ApiClient;
import dev.fairlead.generator.everything.EchoServer.Received;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A client of an invented API sends byte for byte what OpenAPI says of styles, media types and encodings (OpenAPI 3.1 §4.8.12, RFC
 * 6570), and reads what comes back.
 */
class EverythingTest {

    private static final String JSON = "application/json";
    private static Class<?> calls;
    private static Class<?> client;

    @BeforeAll
    static void generate() throws Exception {
        ClassLoader compiled =
                Everything.compiled("Calls", Files.readString(Path.of("src/test/resources/everything/Calls.java")));
        calls = compiled.loadClass("example.everything.Calls");
        client = compiled.loadClass("example.everything.EverythingClient");
    }

    private static Object call(EchoServer server, String name) throws Exception {
        try (ApiClient api = Everything.client(server)) {
            Object typed = client.getConstructor(ApiClient.class).newInstance(api);
            return calls.getMethod(name, client).invoke(null, typed);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw thrown;
        }
    }

    /** Makes a call that is answered with nothing special, and returns what came. */
    private static Received sent(String name) throws Exception {
        try (EchoServer server = new EchoServer()) {
            call(server, name);
            return server.take();
        }
    }

    private static Received sent(String name, String status, String type, String body) throws Exception {
        try (EchoServer server = new EchoServer().answer(status, type, body)) {
            call(server, name);
            return server.take();
        }
    }

    private static Object answered(String name, String status, String type, String body) throws Exception {
        try (EchoServer server = new EchoServer().answer(status, type, body)) {
            return call(server, name);
        }
    }

    private static String query(Received received) {
        String target = received.line().split(" ", -1)[1];
        return target.substring(target.indexOf('?') + 1);
    }

    @Test
    void queryParametersAreWrittenInTheirStyles() throws Exception {
        assertThat(query(sent("queryStyles")).split("&", -1))
                .containsExactlyInAnyOrder(
                        "exploded=blue",
                        "exploded=black",
                        "exploded=brown",
                        "joined=blue,black,brown",
                        "spaced=blue%20black%20brown",
                        "piped=blue%7Cblack%7Cbrown",
                        "deep%5BR%5D=100",
                        "deep%5BG%5D=200",
                        "deep%5BB%5D=150",
                        "R=100",
                        "G=200",
                        "B=150",
                        "flat=R,100,G,200,B,150",
                        "expression=a/b?c:d%20e%26f",
                        "filter=%7B%22R%22%3A1%7D",
                        "moments=2026-11-24T12%3A00%3A00Z",
                        "finish=high-gloss",
                        "limit=3",
                        "mode=full");
    }

    @Test
    void headersAndCookiesAreWrittenInTheirStyles() throws Exception {
        Received received = sent("headersAndCookies");
        assertThat(received.header("X-Colors")).isEqualTo("blue,black,brown");
        assertThat(received.header("X-Rgb")).isEqualTo("R=100,G=200,B=150");
        assertThat(received.header("X-Mode")).isEqualTo("strict");
        assertThat(received.header("Cookie")).isEqualTo("session=a%20b%3Bc; shades=blue,black,brown");
    }

    @Test
    void variablesOfThePathAreWrittenInTheirStyles() throws Exception {
        assertThat(sent("pathStyles").line())
                .isEqualTo("GET /paths/7/2026-11-24/2026-11-24T12%3A00%3A00Z/matt/a%2Fb,c%2Cd/.blue.black.brown"
                        + "/;matrix=blue,black,brown HTTP/1.1");
    }

    @Test
    void parametersOfOneNameGoToTheirOwnPlaces() throws Exception {
        Received received = sent("sameNames");
        assertThat(received.line()).isEqualTo("POST /names/in%20path?name=in%20query HTTP/1.1");
        assertThat(received.header("name")).isEqualTo("in header");
        assertThat(received.body()).isEqualTo("{\"name\":\"in body\"}");
    }

    @Test
    void anAnswerIsReadByItsStatus() throws Exception {
        String paint = "{\"id\":1,\"name\":\"Umber\"}";
        assertThat(answered("createByStatus", "201 Created", JSON, paint)).isEqualTo("paint Umber");
        assertThat(answered("createByStatus", "202 Accepted", JSON, "{\"job\":\"j1\"}"))
                .isEqualTo("job j1");
        assertThat(answered("createByStatus", "204 No Content", "", "")).isEqualTo("nothing");
        assertThat(answered("createByStatus", "200 OK", JSON, "{\"a\":1}")).isEqualTo("200 {\"a\":1}");
        assertThat(answered("maybe", "204 No Content", "", "")).isEqualTo("dried up");
        assertThat(answered("maybe", "200 OK", JSON, paint)).isEqualTo("Umber");
    }

    @Test
    void theTypeOfTheBodyIsTheOneThatTheCallerNames() throws Exception {
        Received form = sent("createAsForm", "202 Accepted", JSON, "{\"job\":\"j\"}");
        assertThat(form.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form.body()).isEqualTo("name=Burnt+umber&finish=silk");
        Received csv = sent("createAsCsv", "202 Accepted", JSON, "{\"job\":\"j\"}");
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv");
        assertThat(csv.body()).isEqualTo("name\nUmber\n");
    }

    @Test
    void theBodyOfAnErrorIsReadAsDescribed() throws Exception {
        String type = "application/problem+json";
        assertThat(answered(
                                "errorBody",
                                "422 Unprocessable Content",
                                type,
                                "{\"type\":\"x\",\"ingredients\":[\"lead\"]}")
                        .toString())
                .isEqualTo("[lead]");
        assertThat(answered("errorBody", "400 Bad Request", type, "{\"title\":\"No\",\"status\":400}"))
                .isEqualTo("No");
    }

    @Test
    void aMergePatchTellsNullFromAbsent() throws Exception {
        Received received =
                sent("mergePatch", "200 OK", "application/vnd.everything.paint+json", "{\"id\":1,\"name\":\"Sienna\"}");
        assertThat(received.header("Content-Type")).isEqualTo("application/merge-patch+json");
        assertThat(received.header("Accept")).isEqualTo("application/vnd.everything.paint+json");
        assertThat(received.body()).isEqualTo("{\"name\":\"Sienna\",\"note\":null,\"liters\":null}");
    }

    @Test
    void aDeletionHasABodyOnlyIfItIsGivenOne() throws Exception {
        assertThat(sent("deleteWithBody", "204 No Content", "", "").body()).isEqualTo("{\"reason\":\"empty\"}");
        assertThat(sent("deleteWithoutBody", "204 No Content", "", "").body()).isEmpty();
    }

    @Test
    void pagesAreFollowedByTokenInTheQueryInTheBodyAndByOffset() throws Exception {
        String one = "{\"id\":1,\"name\":\"a\"}";
        String two = "{\"id\":2,\"name\":\"b\"}";
        try (EchoServer server = new EchoServer()
                .answer("200 OK", JSON, "{\"items\":[" + one + "],\"next_page_token\":\"t 2\"}")
                .answer("200 OK", JSON, "{\"items\":[" + two + "]}")) {
            assertThat(call(server, "tokenPages")).hasToString("[a, b]");
            assertThat(server.take().line()).isEqualTo("GET /paints?limit=2 HTTP/1.1");
            assertThat(server.take().line()).isEqualTo("GET /paints?limit=2&page_token=t%202 HTTP/1.1");
        }
        try (EchoServer server = new EchoServer()
                .answer("200 OK", JSON, "{\"results\":[" + one + "],\"paging\":{\"next\":\"n2\"}}")
                .answer("200 OK", JSON, "{\"results\":[" + two + "],\"paging\":{}}")) {
            assertThat(call(server, "bodyPages")).hasToString("[a, b]");
            assertThat(server.take().body()).isEqualTo("{\"query\":\"umber\"}");
            assertThat(server.take().body()).isEqualTo("{\"query\":\"umber\",\"paging\":{\"after\":\"n2\"}}");
        }
        try (EchoServer server = new EchoServer()
                .answer("200 OK", JSON, "[{\"R\":1},{\"R\":2}]")
                .answer("200 OK", JSON, "[{\"R\":3}]")) {
            assertThat(call(server, "offsetPages")).hasToString("[1, 2, 3]");
            assertThat(server.take().line()).isEqualTo("GET /shades?size=2 HTTP/1.1");
            assertThat(server.take().line()).isEqualTo("GET /shades?size=2&offset=2 HTTP/1.1");
        }
    }

    @Test
    void bodiesAreMoreThanObjects() throws Exception {
        assertThat(sent("arrayBody").body()).isEqualTo("[{\"R\":1},{\"G\":2}]");
        assertThat(sent("numberBody").body()).isEqualTo("42");
        assertThat(sent("mapBody").body()).isEqualTo("{\"umber\":9.90}");
        Received text = sent("textBody", "200 OK", "text/plain; charset=utf-8", "sehr schön");
        assertThat(text.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(text.body()).isEqualTo("sehr schön");
        assertThat(answered("textBody", "200 OK", "text/plain; charset=utf-8", "sehr schön"))
                .isEqualTo("sehr schön");
        Received union = sent("unionBody", "200 OK", JSON, "{\"kind\":\"primer\",\"grit\":3}");
        assertThat(union.body()).contains("\"scent\":\"honey\"");
        assertThat(union.body()).contains("\"kind\":\"bees_wax\"");
        assertThat(answered("unionBody", "200 OK", JSON, "{\"kind\":\"primer\",\"grit\":3}"))
                .isEqualTo("primer 3");
        assertThat(answered("unionBody", "200 OK", JSON, "{\"kind\":\"tar\"}")).isEqualTo("unknown {\"kind\":\"tar\"}");
        Received raw = sent("rawBody", "204 No Content", "", "");
        assertThat(raw.header("Content-Type")).isEqualTo("image/png");
        assertThat(raw.body()).isEqualTo("PNG");
        assertThat(sent("noRawBody", "204 No Content", "", "").body()).isEmpty();
        assertThat(sent("bodyOfGet").body()).isEqualTo("{\"query\":\"umber\"}");
        assertThat(sent("noBodyOfGet").body()).isEmpty();
    }

    @Test
    void bytesAreKeptOrGoWhereTheyAreWanted() throws Exception {
        assertThat(answered("bytes", "200 OK", "image/png", "PNG")).isEqualTo("PNG");
        assertThat(answered("download", "200 OK", "image/png", "PNG")).hasToString("3 PNG");
    }

    @Test
    void aFormNestsAsItsEncodingSays() throws Exception {
        assertThat(sent("form").body().split("&", -1))
                .containsExactlyInAnyOrder(
                        "text=a+b%26c",
                        "tags=x",
                        "tags=y",
                        "joined=x,y%2Cz",
                        "deep%5BR%5D=1",
                        "deep%5BG%5D=2",
                        "color=%7B%22R%22%3A1%7D");
    }

    @Test
    void partsHaveTheirOwnTypes() throws Exception {
        Received received = sent("multipart");
        String boundary =
                received.header("Content-Type").replaceFirst(".*boundary=", "").replace("\"", "");
        assertThat(received.body().split("--" + boundary, -1))
                .anySatisfy(part -> assertThat(part).contains("name=\"title\"").endsWith("\r\n\r\nWalls\r\n"))
                .anySatisfy(part -> assertThat(part).contains("name=\"tags\"").endsWith("\r\n\r\na\r\n"))
                .anySatisfy(part -> assertThat(part).contains("name=\"tags\"").endsWith("\r\n\r\nb\r\n"))
                .anySatisfy(part -> assertThat(part)
                        .contains("name=\"color\"")
                        .contains("Content-Type: application/json")
                        .endsWith("\r\n\r\n{\"R\":1}\r\n"))
                .anySatisfy(part -> assertThat(part)
                        .contains("name=\"cover\"; filename=\"cover\"")
                        .contains("Content-Type: image/png")
                        .endsWith("\r\n\r\nC\r\n"))
                .anySatisfy(
                        part -> assertThat(part).contains("filename=\"1.png\"").endsWith("\r\n\r\n1\r\n"))
                .anySatisfy(
                        part -> assertThat(part).contains("filename=\"2.png\"").endsWith("\r\n\r\n2\r\n"))
                .anySatisfy(part -> assertThat(part)
                        .contains("name=\"extra\"")
                        .contains("Content-Type: application/vnd.everything.extra+json")
                        .endsWith("\r\n\r\n{\"x\":1}\r\n"));
    }

    @Test
    void eventsAreReadAsTheyCome() throws Exception {
        String events = ": a comment\nevent: step\nid: 1\ndata: {\"percent\":\ndata: 50}\n\ndata: [DONE]\n\n";
        assertThat(answered("events", "200 OK", "text/event-stream", events)).hasToString("[step150, done]");
        assertThat(answered("eventsOnly", "200 OK", "text/event-stream", "data: {\"percent\":7}\n\n"))
                .isEqualTo(7L);
        assertThat(sent("events", "200 OK", "text/event-stream", "data: [DONE]\n\n")
                        .header("Accept"))
                .isEqualTo("text/event-stream");
        assertThat(answered("valueBesideEvents", "200 OK", JSON, "{\"id\":1,\"name\":\"Umber\"}"))
                .isEqualTo("Umber");
    }
}
