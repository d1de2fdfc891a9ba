package dev.fairlead.client.internal.xml;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type of objects: its members, in the order in which they are written. */
final class WireObject {

    static final WireObject UNKNOWN = new WireObject(List.of());

    private final List<WireMember> members;
    private final Map<String, WireMember> byElement = new HashMap<>();

    WireObject(List<WireMember> members) {
        this.members = List.copyOf(members);
        members.forEach(member -> byElement.putIfAbsent(elementOf(member), member));
    }

    /** The entries of a map that stand beside other members have a name of their own. */
    private static String elementOf(WireMember member) {
        return member.type() instanceof WireType.Entries entries && entries.flat()
                ? entries.entry()
                : member.localName();
    }

    List<WireMember> members() {
        return members;
    }

    @Nullable
    WireMember byElement(String localName) {
        return byElement.get(localName);
    }
}
