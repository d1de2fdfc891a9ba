package dev.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairlead.json.JsonArray;
import dev.fairlead.sandbox.Library.Answer;
import dev.fairlead.sandbox.fault.Fault;
import dev.fairlead.sandbox.fault.FaultPlan;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider of whom nothing is known but its description: state, checks, errors and media types, over real sockets. */
class AnyProviderAcceptanceTest {

    private final Library library = new Library();

    @AfterEach
    void stop() {
        library.close();
    }

    private Answer added(String title) {
        return library.json("POST", "/books", "{\"title\": \"" + title + "\", \"tags\": [\"old\", \"green\"]}");
    }

    @Test
    void whatIsMadeIsReadChangedAndTakenAway() {
        Answer made = added("Emma");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.headers().firstValue("X-Shelf")).contains("7");
        assertThat(made.at("/title")).isEqualTo("Emma");
        assertThat(made.at("/tags/1")).isEqualTo("green");
        assertThat(made.at("/isbn")).matches("97[89]-[0-9]{10}");
        String path = "/books/" + made.at("/id");

        assertThat(library.get(path).json()).isEqualTo(made.json());
        Answer changed = library.json("PATCH", path, "{\"title\": \"Persuasion\"}");
        assertThat(changed.at("/title")).isEqualTo("Persuasion");
        assertThat(changed.at("/id")).isEqualTo(made.at("/id"));
        assertThat(library.get(path).at("/title")).isEqualTo("Persuasion");

        Answer gone = library.call("DELETE", path, "", "");
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.body()).isEmpty();
        Answer missing = library.get(path);
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.type()).isEqualTo("application/problem+json");
        assertThat(missing.at("/status")).isEqualTo("404");
        assertThat(missing.at("/title")).contains("No such books");
    }

    @Test
    void aPagerWalksSeveralPagesAndEnds() {
        for (int i = 0; i < 25; i++) {
            added("Book " + i);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        while (!cursor.equals("null") && pages < 10) {
            Answer page = library.get("/books?limit=10" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            assertThat(page.status()).isEqualTo(200);
            ((JsonArray) page.json().at("/books")).forEach(book -> seen.add(String.valueOf(book.at("/title"))));
            cursor = page.at("/next_cursor");
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(25);
        assertThat(new HashSet<>(seen)).hasSize(25);
    }

    @Test
    void wrappedObjectsAreUnwrapped() {
        Answer made = library.json("POST", "/readers", "{\"reader\": {\"name\": \"Ada\", \"secret\": \"x\"}}");
        assertThat(made.at("/reader/name")).isEqualTo("Ada");
        assertThat(made.at("/reader/secret")).isEmpty();
        assertThat(library.get("/readers/" + made.at("/reader/id")).at("/reader/name"))
                .isEqualTo("Ada");
        assertThat(library.get("/readers/nobody").status()).isEqualTo(404);
    }

    @Test
    void whatThereIsOneOfIsRemembered() {
        assertThat(library.json("PUT", "/settings", "{\"fee\": 3, \"town\": \"Bath\"}")
                        .at("/town"))
                .isEqualTo("Bath");
        assertThat(library.get("/settings").at("/fee")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "POST|/books|application/json|{}|422|title",
                "POST|/books|application/json|{\"title\": 7}|422|title",
                "POST|/books|application/json|{\"title\": \"Emma\", \"genre\": \"essay\"}|422|genre",
                "POST|/books|application/json|{\"title\": \"Em\"}|422|title",
                "POST|/books|application/json|-|422|body",
                "POST|/books|application/x-www-form-urlencoded|title=Emma&copies=many|422|copies",
                "POST|/books|text/csv|title|422|-",
                "GET|/books?limit=none|-|-|400|limit",
                "GET|/books?limit=1000|-|-|400|limit",
                "GET|/books?genres=novel,essay|-|-|400|genres",
                "GET|/books?written[after]=long|-|-|400|written",
                "GET|/books/one|-|-|400|book_id"
            })
    void wrongRequestsAreRefusedAndTheFieldIsNamed(
            String method, String path, String type, String body, int status, String field) {
        Answer refused = library.call(
                method,
                path.replace("[", "%5B").replace("]", "%5D"),
                type == null ? "" : type,
                body == null ? "" : body);
        assertThat(refused.status()).as(refused.body()).isEqualTo(status);
        assertThat(refused.body()).contains(field == null ? "text/csv" : field);
    }

    @ParameterizedTest
    @CsvSource({
        "/books?genres=novel%2Cpoem&limit=5",
        "/books?genres=novel&genres=poem",
        "/books?written%5Bafter%5D=1800",
        "/books?unknown=1"
    })
    void parametersComeInTheirStyles(String path) {
        assertThat(library.get(path).status()).isEqualTo(200);
    }

    @Test
    void formsAreAsGoodAsJsonWhereBothAreDescribed() {
        Answer made =
                library.call("POST", "/books", "application/x-www-form-urlencoded", "title=Emma&tags=old&tags=green");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.at("/tags/1")).isEqualTo("green");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "404, application/problem+json, /status, 404",
                "503, application/problem+json, /status, 503",
                "429, application/json, /error/code, rate_limit",
                "418, application/json, /error/type, invalid_request_error"
            })
    void errorsOnPurposeAreAsTheDescriptionDeclaresThem(int status, String type, String pointer, String value) {
        String path = "/books/" + added("Emma").at("/id");
        library.sandbox.faults().use(FaultPlan.first(Fault.answer(status)));
        Answer error = library.get(path);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.at(pointer)).isEqualTo(value);
        assertThat(library.get(path).status()).isEqualTo(200);
    }

    @Test
    void everyMediaTypeIsAnswered() {
        assertThat(library.get("/covers/emma.png").type()).isEqualTo("image/png");
        Answer news = library.get("/news");
        assertThat(news.type()).isEqualTo("text/event-stream");
        assertThat(news.body()).startsWith("data: {").endsWith("\n\n");
        assertThat(library.get("/elsewhere").status()).isEqualTo(302);
        assertThat(library.get("/elsewhere").headers().firstValue("Location")).isPresent();
        assertThat(library.call("POST", "/nothing", "", "").status()).isEqualTo(204);
        assertThat(library.get("/open").type()).isEqualTo("text/plain");
    }

    @Test
    void nothingIsProvedWhereTheDescriptionSaysSo() {
        URI open = URI.create(library.sandbox.baseUrl() + "/open");
        URI closed = URI.create(library.sandbox.baseUrl() + "/settings");
        assertThat(library.send(HttpRequest.newBuilder(open)).status()).isEqualTo(200);
        assertThat(library.send(HttpRequest.newBuilder(closed)).status()).isEqualTo(401);
        URI bare = library.sandbox.uri().resolve("/open");
        assertThat(library.send(HttpRequest.newBuilder(bare)).status()).isEqualTo(200);
    }
}
