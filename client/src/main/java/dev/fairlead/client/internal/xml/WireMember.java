package dev.fairlead.client.internal.xml;

/**
 * A member of an object.
 *
 * @param name in JSON
 * @param element of the element or attribute, prefix included
 * @param field its name in forms
 * @param attribute whether it is an attribute
 * @param namespace its address; empty for none
 * @param prefix of the namespace; empty for none
 */
record WireMember(
        String name, String element, String field, boolean attribute, String namespace, String prefix, WireType type) {

    /** Returns the name without its prefix. */
    String localName() {
        return element.substring(element.indexOf(':') + 1);
    }
}
