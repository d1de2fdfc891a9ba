package dev.fairlead.description;

import dev.fairlead.json.JsonObject;

/** How a service that is described in Smithy speaks (Smithy, "AWS protocols"). */
enum SmithyProtocol {
    REST_JSON("restJson1", "application/json", ApiProtocol.REST_JSON),
    REST_XML("restXml", "application/xml", ApiProtocol.REST_XML),
    JSON_10("awsJson1_0", "application/x-amz-json-1.0", ApiProtocol.AWS_JSON),
    JSON_11("awsJson1_1", "application/x-amz-json-1.1", ApiProtocol.AWS_JSON),
    QUERY("awsQuery", "text/xml", ApiProtocol.AWS_QUERY),
    EC2("ec2Query", "text/xml", ApiProtocol.EC2_QUERY);

    private static final String PREFIX = "aws.protocols#";

    private final String trait;
    private final String mediaType;
    private final ApiProtocol kind;

    SmithyProtocol(String trait, String mediaType, ApiProtocol kind) {
        this.trait = trait;
        this.mediaType = mediaType;
        this.kind = kind;
    }

    /**
     * Returns the first one that a service says it speaks.
     *
     * @throws DescriptionException if it speaks none of these
     */
    static SmithyProtocol of(Document model, Node service) {
        for (SmithyProtocol each : values()) {
            if (SmithySchemas.traits(service).has(PREFIX + each.trait)) {
                return each;
            }
        }
        throw model.trouble(
                service,
                "the service speaks none of restJson1, restXml, awsJson1_0, awsJson1_1, awsQuery and ec2Query");
    }

    String mediaType() {
        return mediaType;
    }

    ApiProtocol kind(Node service) {
        JsonObject facts = SmithySchemas.traits(service).object(PREFIX + trait);
        return this == REST_XML && facts != null && facts.isTrue("noErrorWrapping")
                ? ApiProtocol.REST_XML_BARE_ERRORS
                : kind;
    }

    /** Returns whether members of an input go into path, query, headers and body. */
    boolean isRest() {
        return this == REST_JSON || this == REST_XML;
    }

    /** Returns whether an input is a form. */
    boolean isForm() {
        return this == QUERY || this == EC2;
    }

    boolean isXml() {
        return this == REST_XML || isForm();
    }

    /** Returns whether a member may have another name in JSON. */
    boolean namesInJson() {
        return this == REST_JSON;
    }

    /** Returns how a moment is written in a body where nothing is said. */
    String timestampFormat() {
        return isXml() ? "date-time" : "epoch-seconds";
    }
}
