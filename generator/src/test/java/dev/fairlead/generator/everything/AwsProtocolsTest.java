package dev.fairlead.generator.everything;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairlead.client.ApiClient;
import dev.fairlead.description.DescriptionReader;
import dev.fairlead.generator.Generator;
import dev.fairlead.generator.GeneratorOptions;
import dev.fairlead.generator.everything.EchoServer.Received;
import dev.fairlead.generator.fixture.JavaCompilation;
import dev.fairlead.generator.output.GeneratedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Clients of AWS's own models speak their protocols: restXml (S3), awsJson1_0 (SQS), awsQuery (SNS). What they send is compared with
 * what the protocols' documents of Smithy 2.0 ask for.
 */
class AwsProtocolsTest {

    private static final Path MODELS = Path.of("../../shared/descriptions/aws");
    private static final String XML = "application/xml";

    private static final String S3 = """
            package example.aws;
            import dev.fairlead.client.http.RequestBody;
            import java.nio.charset.StandardCharsets;
            public final class Calls {
                private Calls() {}
                public static Object put(S3Client s3) {
                    return s3.objects().put("shop", "invoices/2026 11/ä.txt",
                            RequestBody.of("text/plain", "paid".getBytes(StandardCharsets.UTF_8)),
                            p -> p.metadata("order", "17").storageClass(StorageClass.GLACIER)).eTag();
                }
                public static Object get(S3Client s3) {
                    var object = s3.objects().get("shop", "a/b");
                    return object.body() + " " + object.metadata() + " " + object.eTag() + " " + object.lastModified();
                }
                public static Object list(S3Client s3) {
                    var page = s3.objects().listV2("shop", p -> p.prefix("a b").maxKeys(2));
                    return page.isTruncated() + " " + page.contents().stream()
                            .map(o -> o.key() + ":" + o.size() + ":" + o.lastModified()).toList();
                }
                public static Object create(S3Client s3) {
                    return s3.buckets().create("shop", p -> p.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)).location();
                }
                public static Object delete(S3Client s3) {
                    return s3.objects().delete("shop", p -> p.quiet(true)
                            .addObject(o -> o.key("a<b>&c")).addObject(o -> o.key("d").versionId("7"))).deleted();
                }
            }
            """;

    private static final String SQS = """
            package example.aws;
            public final class Calls {
                private Calls() {}
                public static Object send(SqsClient sqs) {
                    return sqs.messages().send(p -> p.queueUrl("http://q/1").messageBody("paid")
                            .messageAttributes("order", a -> a.dataType("String").stringValue("17"))).messageId();
                }
            }
            """;

    private static final String SNS = """
            package example.aws;
            public final class Calls {
                private Calls() {}
                public static Object publish(SnsClient sns) {
                    return sns.root().publish(p -> p.topicArn("arn:aws:sns:eu:1:t").message("paid & done")
                            .messageAttributes("order", a -> a.dataType("String").stringValue("17"))).messageId();
                }
            }
            """;

    /** A compiled client, and calls of it. */
    private record Service(Class<?> calls, Class<?> client) {

        static Service of(String file, String name, String calls, String... operations) {
            Set<String> chosen = Set.of(operations);
            List<GeneratedFile> files = new ArrayList<>(Generator.generate(
                            DescriptionReader.read(MODELS.resolve(file)),
                            Everything.profile(),
                            new GeneratorOptions("example.aws", name, operation -> chosen.contains(operation.id())))
                    .toList());
            files.add(new GeneratedFile("example/aws/Calls.java", calls));
            JavaCompilation compilation = JavaCompilation.of(files);
            assertThat(compilation.complaints()).isEmpty();
            try {
                ClassLoader loader = compilation.loader();
                return new Service(loader.loadClass("example.aws.Calls"), loader.loadClass("example.aws." + name));
            } catch (ClassNotFoundException gone) {
                throw new AssertionError(gone);
            }
        }

        Object call(EchoServer server, String name) throws ReflectiveOperationException {
            try (ApiClient api = Everything.client(server)) {
                Object typed = client.getConstructor(ApiClient.class).newInstance(api);
                return calls.getMethod(name, client).invoke(null, typed);
            }
        }
    }

    @BeforeAll
    static void look() {
        assumeTrue(Files.isDirectory(MODELS), "skipped: no " + MODELS + " beside this project");
    }

    private static Service s3() {
        return Service.of(
                "s3-2006-03-01.json",
                "S3Client",
                S3,
                "PutObject",
                "GetObject",
                "ListObjectsV2",
                "CreateBucket",
                "DeleteObjects");
    }

    @Test
    void s3KeepsAndGivesObjectsWithTheirMetadata() throws Exception {
        Service s3 = s3();
        try (EchoServer server = new EchoServer().answer("200 OK\r\nETag: \"e1\"", XML, "")) {
            assertThat(s3.call(server, "put")).isEqualTo("\"e1\"");
            Received put = server.take();
            assertThat(put.line()).isEqualTo("PUT /shop/invoices/2026%2011/%C3%A4.txt?x-id=PutObject HTTP/1.1");
            assertThat(put.header("Content-Type")).isEqualTo("text/plain");
            assertThat(put.header("x-amz-meta-order")).isEqualTo("17");
            assertThat(put.header("x-amz-storage-class")).isEqualTo("GLACIER");
            assertThat(put.body()).isEqualTo("paid");
        }
        try (EchoServer server = new EchoServer()
                .answer(
                        "200 OK\r\nETag: \"e1\"\r\nx-amz-meta-order: 17\r\nLast-Modified: Tue, 24 Nov 2026 12:00:00 GMT",
                        "text/plain",
                        "paid")) {
            String got = String.valueOf(s3.call(server, "get"));
            assertThat(got).endsWith("{order=17} \"e1\" 2026-11-24T12:00:00Z");
            assertThat(server.take().line()).isEqualTo("GET /shop/a/b?x-id=GetObject HTTP/1.1");
        }
    }

    @Test
    void s3ReadsAndWritesXml() throws Exception {
        Service s3 = s3();
        String page = """
                <?xml version="1.0" encoding="UTF-8"?>
                <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>shop</Name><IsTruncated>true</IsTruncated>
                <Contents><Key>a b/1 &amp; 2</Key><LastModified>2026-11-24T12:00:00.000Z</LastModified><Size>12</Size></Contents>
                <Contents><Key>a b/3</Key><LastModified>2026-11-24T12:00:01.000Z</LastModified><Size>0</Size></Contents>
                </ListBucketResult>""";
        try (EchoServer server = new EchoServer().answer("200 OK", XML, page)) {
            assertThat(s3.call(server, "list"))
                    .isEqualTo("true [a b/1 & 2:12:2026-11-24T12:00:00Z, a b/3:0:2026-11-24T12:00:01Z]");
            assertThat(server.take().line()).isEqualTo("GET /shop?list-type=2&prefix=a%20b&max-keys=2 HTTP/1.1");
        }
        try (EchoServer server = new EchoServer().answer("200 OK\r\nLocation: /shop", XML, "")) {
            assertThat(s3.call(server, "create")).isEqualTo("/shop");
            Received create = server.take();
            assertThat(create.line()).isEqualTo("PUT /shop HTTP/1.1");
            assertThat(create.header("Content-Type")).isEqualTo("application/xml");
            assertThat(create.body())
                    .endsWith("<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                            + "<LocationConstraint>eu-central-1</LocationConstraint></CreateBucketConfiguration>");
        }
        try (EchoServer server = new EchoServer().answer("200 OK", XML, "<DeleteResult/>")) {
            s3.call(server, "delete");
            Received delete = server.take();
            assertThat(delete.line()).isEqualTo("POST /shop?delete HTTP/1.1");
            assertThat(delete.body())
                    .contains("<Object><Key>a&lt;b&gt;&amp;c</Key></Object>")
                    .contains("<Object><Key>d</Key><VersionId>7</VersionId></Object>")
                    .contains("<Quiet>true</Quiet>");
            assertThat(delete.header("Content-MD5") + delete.header("x-amz-checksum-crc32"))
                    .as("a checksum is required")
                    .isNotEqualTo("(none)(none)");
        }
    }

    @Test
    void sqsSpeaksAwsJson() throws Exception {
        Service sqs = Service.of("sqs-2012-11-05.json", "SqsClient", SQS, "SendMessage");
        try (EchoServer server =
                new EchoServer().answer("200 OK", "application/x-amz-json-1.0", "{\"MessageId\":\"m1\"}")) {
            assertThat(sqs.call(server, "send")).isEqualTo("m1");
            Received send = server.take();
            assertThat(send.line()).isEqualTo("POST / HTTP/1.1");
            assertThat(send.header("X-Amz-Target")).isEqualTo("AmazonSQS.SendMessage");
            assertThat(send.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
            assertThat(send.body())
                    .isEqualTo("{\"QueueUrl\":\"http://q/1\",\"MessageBody\":\"paid\",\"MessageAttributes\":"
                            + "{\"order\":{\"DataType\":\"String\",\"StringValue\":\"17\"}}}");
        }
    }

    @Test
    void snsSpeaksAwsQuery() throws Exception {
        Service sns = Service.of("sns-2010-03-31.json", "SnsClient", SNS, "Publish");
        String answer = "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
                + "<MessageId>m1</MessageId></PublishResult></PublishResponse>";
        try (EchoServer server = new EchoServer().answer("200 OK", "text/xml", answer)) {
            assertThat(sns.call(server, "publish")).isEqualTo("m1");
            Received publish = server.take();
            assertThat(publish.header("Content-Type")).startsWith("application/x-www-form-urlencoded");
            assertThat(publish.body().split("&", -1))
                    .containsExactlyInAnyOrder(
                            "Action=Publish",
                            "Version=2010-03-31",
                            "TopicArn=arn%3Aaws%3Asns%3Aeu%3A1%3At",
                            "Message=paid%20%26%20done",
                            "MessageAttributes.entry.1.Name=order",
                            "MessageAttributes.entry.1.Value.DataType=String",
                            "MessageAttributes.entry.1.Value.StringValue=17");
        }
    }
}
