package dev.fairlead.description.diff;

import java.util.Locale;

/** What sort of change it is. Later versions may add kinds. */
public enum ChangeKind {
    /** An operation is gone. */
    OPERATION_REMOVED,
    /** An operation is new. */
    OPERATION_ADDED,
    /** An operation has another method or path. */
    OPERATION_MOVED,
    /** An operation has another id, and with it another name in generated clients. */
    OPERATION_RENAMED,
    /** The provider advises against it from now on. */
    DEPRECATED,
    /** The provider advises against it no more. */
    NO_LONGER_DEPRECATED,
    /** A parameter is gone. */
    PARAMETER_REMOVED,
    /** A parameter is new. */
    PARAMETER_ADDED,
    /** A parameter goes somewhere else: the query in place of a header, for instance. */
    PARAMETER_MOVED,
    /** A variable of the path has another name; nothing changes on the wire. */
    PARAMETER_RENAMED,
    /** Lists or objects are written in another way. */
    STYLE_CHANGED,
    /** The request has no body any more. */
    BODY_REMOVED,
    /** The request has a body now. */
    BODY_ADDED,
    /** A media type is gone. */
    MEDIA_TYPE_REMOVED,
    /** A media type is new. */
    MEDIA_TYPE_ADDED,
    /** A status is no longer described. */
    RESPONSE_REMOVED,
    /** A status is described that was not. */
    RESPONSE_ADDED,
    /** A property is gone. */
    PROPERTY_REMOVED,
    /** A property is new. */
    PROPERTY_ADDED,
    /** What could be left out has to be there. */
    BECAME_REQUIRED,
    /** What had to be there may be left out. */
    BECAME_OPTIONAL,
    /** It may be null now. */
    BECAME_NULLABLE,
    /** It may be null no more. */
    BECAME_NOT_NULLABLE,
    /** Another type. */
    TYPE_CHANGED,
    /** Another format of the same type. */
    FORMAT_CHANGED,
    /** More values of an enumeration. */
    ENUM_VALUES_ADDED,
    /** Fewer values of an enumeration. */
    ENUM_VALUES_REMOVED,
    /** A bound that lets less through. */
    CONSTRAINT_TIGHTENED,
    /** A bound that lets more through. */
    CONSTRAINT_LOOSENED,
    /** What holds where nothing is sent. */
    DEFAULT_CHANGED,
    /** One more of the types that a value may have. */
    VARIANT_ADDED,
    /** One less of the types that a value may have. */
    VARIANT_REMOVED,
    /** Variants are told apart by another property. */
    DISCRIMINATOR_CHANGED,
    /** Properties beyond the described ones. */
    EXTRA_PROPERTIES_CHANGED,
    /** A schema has another name; nothing changes on the wire. */
    SCHEMA_RENAMED,
    /** Who may call, and how a caller proves who it is. */
    SECURITY_CHANGED,
    /** A base URL is gone. */
    SERVER_REMOVED,
    /** A base URL is new. */
    SERVER_ADDED,
    /** A webhook is no longer described. */
    WEBHOOK_REMOVED,
    /** A webhook is new. */
    WEBHOOK_ADDED;

    /** Returns the name with hyphens, as programs and pages show it: {@code property-removed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
