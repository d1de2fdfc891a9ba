package dev.fairlead.description;

/** What the calls of an API have in common beyond HTTP: how an operation is named, and in which form values go and errors come. */
public enum ApiProtocol {
    /** Method and path name the operation; the description says of each body in which form it is. */
    HTTP,
    /** AWS's restJson1: as {@link #HTTP}; an error's type stands in the header {@code X-Amzn-Errortype}. */
    REST_JSON,
    /** AWS's restXml: as {@link #HTTP}; an error is an element {@code Error}. */
    REST_XML,
    /** AWS's restXml where an error is the root itself, as at S3. */
    REST_XML_BARE_ERRORS,
    /** AWS's awsJson 1.0 and 1.1: the header {@code X-Amz-Target} names the operation; an error's type is {@code __type}. */
    AWS_JSON,
    /** AWS's awsQuery: the field {@code Action} of a form names the operation; answers are XML. */
    AWS_QUERY,
    /** EC2's form of {@link #AWS_QUERY}. */
    EC2_QUERY
}
