package dev.fairlead.client.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairlead.client.http.BodyEncoding;
import dev.fairlead.client.http.RequestBody;
import dev.fairlead.client.model.Params;
import dev.fairlead.client.model.Upload;
import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import dev.fairlead.profile.Wire;
import dev.fairlead.profile.Wire.FormStyle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestEncoderTest {

    private static final Wire BRACKETS = new Wire(FormStyle.INDEXED_BRACKETS, "");
    private static final Wire REPEATED = new Wire(FormStyle.REPEATED_NAMES, "~none~");
    private static final RequestShape FORM =
            new RequestShape("/v1/things", BodyEncoding.FORM, Set.of("page"), Set.of("X-Account"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'amount':2000}                             | amount=2000",
                "{'a':1,'b':2}                               | a=1&b=2",
                "{'name':'Ada Lovelace'}                     | name=Ada+Lovelace",
                "{'q':'a&b=c+d%e#f?g/h'}                     | q=a%26b%3Dc%2Bd%25e%23f%3Fg%2Fh",
                "{'name':'Bjørn ✓ 😀'}                       | name=Bj%C3%B8rn+%E2%9C%93+%F0%9F%98%80",
                "{'t':'line\\r\\nbreak\\u0000'}              | t=line%0D%0Abreak%00",
                "{'t':'[x]'}                                 | t=%5Bx%5D",
                "{'t':'-._~'}                                | t=-._~",
                "{'t':''}                                    | t=",
                "{'metadata':{'order id':'7','k':'v'}}       | metadata[order+id]=7&metadata[k]=v",
                "{'items':[{'price':'p1'},{'price':'p2'}]}   | items[0][price]=p1&items[1][price]=p2",
                "{'expand':['a.b','c']}                      | expand[0]=a.b&expand[1]=c",
                "{'a':{'b':{'c':[[1],[2]]}}}                 | a[b][c][0][0]=1&a[b][c][1][0]=2",
                "{'confirm':true,'off':false}                | confirm=true&off=false",
                "{'phone':null}                              | phone=",
                "{'metadata':{'gone':null}}                  | metadata[gone]=",
                "{'list':[]}                                 | list=",
                "{'list':[null]}                             | list[0]=",
                "{'empty':{}}                                | ``",
                "{}                                          | ``",
                "{'created[gte]':5,'ids[]':'x'}              | created[gte]=5&ids[]=x",
                "{'n':1.50,'m':1e2,'o':-0.00001}             | n=1.50&m=100&o=-0.00001",
                "{'huge':123456789012345678901234567890}     | huge=123456789012345678901234567890",
                "{'vast':1e999999}                           | vast=1E%2B999999"
            })
    void formsNestByBracketsAndIndex(String json, String expected) throws IOException {
        assertThat(text(encode(BRACKETS, FORM, json).body())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'To':['a','b'],'Body':'x y'} | To=a&To=b&Body=x+y",
                "{'Gone':null,'None':[]}       | Gone=~none~&None=~none~"
            })
    void formsMayRepeatNamesInstead(String json, String expected) throws IOException {
        assertThat(text(encode(REPEATED, FORM, json).body())).isEqualTo(expected);
    }

    @Test
    void whatAFormCannotCarryIsRefused() {
        assertThatThrownBy(() -> encode(REPEATED, FORM, "{'a':{'b':1}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parameter a is an object, and the forms of this provider do not nest");
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'metadata':{'a[b]':'canary'}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the parameter metadata has the key \"a[b]\"")
                .hasMessageNotContaining("canary");
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'items':[{'price':'p1'},{'more':{}}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the item 1 of the parameter items is empty, which has no form");
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'metadata':{'':'x'}}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'':'x'}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new RequestEncoder(BRACKETS).encode(FORM, Map.of(), Params.of(Map.of("a", "canary\ud800"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void eachParameterGoesWhereItsOperationSays() throws IOException {
        EncodedRequest request =
                encode(BRACKETS, FORM, "{'page':'a b','X-Account':'acct_1','amount':5,'more':{'deep':true}}");

        assertThat(request.target()).isEqualTo("/v1/things?page=a%20b");
        assertThat(request.headers().first("x-account")).contains("acct_1");
        assertThat(text(request.body())).isEqualTo("amount=5&more[deep]=true");
        assertThat(request.body().contentType()).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request).hasToString("/v1/things?… (24 bytes of application/x-www-form-urlencoded)");
    }

    @Test
    void withoutABodyEverythingGoesIntoTheQuery() {
        EncodedRequest request = encode(
                BRACKETS,
                new RequestShape("/v1/things", BodyEncoding.NONE, Set.of(), Set.of()),
                "{'limit':3,'created':{'gte':5},'expand':['data.customer']}");

        assertThat(request.target()).isEqualTo("/v1/things?limit=3&created[gte]=5&expand[0]=data.customer");
        assertThat(request.body()).isNull();
        assertThat(URI.create("http://localhost" + request.target())).isNotNull();
    }

    @Test
    void jsonBodiesKeepNullsAndEmptyValues() throws IOException {
        EncodedRequest request = encode(
                BRACKETS,
                new RequestShape("/v2/things", BodyEncoding.JSON, Set.of(), Set.of()),
                "{'gone':null,'list':[],'object':{},'amount':1.50}");

        assertThat(text(request.body())).isEqualTo("{\"gone\":null,\"list\":[],\"object\":{},\"amount\":1.50}");
        assertThat(request.body().contentType()).isEqualTo("application/json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "EMPTY_BRACKETS   | {'a':['x','y'],'b':{'c':1}}  | a[]=x&a[]=y&b[c]=1",
                "EMPTY_BRACKETS   | {'a':[{'b':1},{'b':2}]}      | a[][b]=1&a[][b]=2",
                "COMMAS           | {'a':['x','y z'],'b':1}      | a=x%2Cy+z&b=1",
                "COMMAS           | {'a':[]}                     | a=",
                "REPEATED_NAMES   | {'StatusEvent':['a','b']}    | StatusEvent=a&StatusEvent=b",
                "INDEXED_BRACKETS | {'FriendlyName':'a'}         | FriendlyName=a"
            })
    void eachDialectWritesListsInItsWayAndLeavesNamesAlone(FormStyle style, String params, String expected)
            throws IOException {
        assertThat(text(encode(new Wire(style, ""), FORM, params).body())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{'a':['x,y']}", "{'a':['']}", "{'a':[['x']]}", "{'a':[{'b':1}]}", "{'a':{'b':1}}"})
    void whatCommasCannotTellApartIsRefused(String params) {
        assertThatThrownBy(() -> encode(new Wire(FormStyle.COMMAS, ""), FORM, params))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatAnEmptyJsonBodyIsTheProfileSays() throws IOException {
        RequestShape json = new RequestShape("/v2/things", BodyEncoding.JSON, Set.of(), Set.of());
        Wire none = new Wire(FormStyle.INDEXED_BRACKETS, "", Wire.EmptyBody.NONE, false);

        assertThat(text(encode(BRACKETS, json, "{}").body())).isEqualTo("{}");
        assertThat(encode(none, json, "{}").body()).isNull();
        assertThat(text(encode(none, json, "{'a':null}").body())).isEqualTo("{\"a\":null}");
    }

    @Test
    void aHeaderHoldsOneLineOfText() {
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'X-Account':{'a':1}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the parameter X-Account goes into a header and cannot be an object");
        assertThatThrownBy(() -> encode(BRACKETS, FORM, "{'X-Account':'a\\r\\nEvil: 1'}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void filesAreRefusedWhereThereIsNoPlaceForThem() {
        Params params = Params.of(Map.of("file", Upload.of("a", new byte[0])));

        assertThatThrownBy(() -> new RequestEncoder(BRACKETS).encode(FORM, Map.of(), params))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this operation takes no files: file");
    }

    @Test
    void requiredParametersAreCheckedBeforeAnythingIsSent() {
        Params params = new Params() {
            @Override
            protected List<String> requiredNames() {
                return List.of("amount");
            }
        };

        assertThatThrownBy(() -> new RequestEncoder(BRACKETS).encode(FORM, Map.of(), params))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a required parameter is not set: amount");
    }

    private static EncodedRequest encode(Wire wire, RequestShape shape, String json) {
        JsonObject params = Json.parseObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return new RequestEncoder(wire).encode(shape, Map.of(), Params.of(params));
    }

    private static String text(RequestBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(body.length()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPathMayBringAQueryOfItsOwn() {
        RequestEncoder encoder = new RequestEncoder(BRACKETS);
        RequestShape list = new RequestShape("/{bucket}?list-type=2", BodyEncoding.NONE, Set.of(), Set.of());

        assertThat(encoder.encode(list, Map.of("bucket", "b?c"), Params.none()).target())
                .isEqualTo("/b%3Fc?list-type=2");
        Params params = Params.of(JsonObject.builder().put("prefix", "a").build());
        assertThat(encoder.encode(list, Map.of("bucket", "b"), params).target()).isEqualTo("/b?list-type=2&prefix=a");
    }
}
