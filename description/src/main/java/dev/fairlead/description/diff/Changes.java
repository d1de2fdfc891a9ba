package dev.fairlead.description.diff;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the same findings together and says whom they concern. */
final class Changes {

    private record Key(@Nullable String schema, ChangeKind kind, String at, String message) {}

    private static final class Group {

        private Finding finding;
        private final BitSet users = new BitSet();

        private Group(Finding first) {
            this.finding = first;
        }

        /** A change that goes both ways breaks if it does in one of them. */
        private void add(Finding other) {
            if (other.direction() != finding.direction()) {
                boolean breaking = finding.breaking() || other.breaking();
                finding = new Finding(
                        finding.kind(),
                        breaking,
                        null,
                        finding.at(),
                        finding.message(),
                        finding.before(),
                        finding.after(),
                        finding.old(),
                        finding.now());
            }
        }
    }

    private final List<String> ids;
    private final Map<Key, Group> groups = new LinkedHashMap<>();

    Changes(List<String> ids) {
        this.ids = ids;
    }

    void ofApi(Finding finding) {
        group(null, finding);
    }

    void ofOperation(int number, Finding finding) {
        Group group = group(whole(number, finding), finding);
        group.users.set(number);
    }

    /** What concerns an operation as a whole is not put together with what concerns another. */
    private @Nullable String whole(int number, Finding finding) {
        return finding.at().isEmpty() ? "\n" + number : null;
    }

    void ofSchema(@Nullable String name, BitSet users, Finding finding) {
        group(name, finding).users.or(users);
    }

    private Group group(@Nullable String schema, Finding finding) {
        Key key = new Key(schema, finding.kind(), finding.at(), finding.message());
        Group group = groups.computeIfAbsent(key, unused -> new Group(finding));
        group.add(finding);
        return group;
    }

    /** Returns the changes: what breaks first, and within that operations, then schemas by name, in the order they were found. */
    List<Change> all() {
        List<Change> all = new ArrayList<>();
        groups.forEach((key, group) -> all.add(change(key, group)));
        all.sort(Comparator.comparing((Change change) -> !change.breaking())
                .thenComparing(change -> change.schema() != null)
                .thenComparing(change -> change.schema() == null ? "" : change.schema())
                .thenComparing(change -> change.schema() == null ? "" : change.at()));
        return all;
    }

    private Change change(Key key, Group group) {
        Finding finding = group.finding;
        String schema = key.schema() != null && key.schema().startsWith("\n") ? null : key.schema();
        return new Change(
                finding.kind(),
                finding.breaking(),
                finding.direction(),
                schema,
                finding.at(),
                finding.message(),
                finding.before(),
                finding.after(),
                finding.old(),
                finding.now(),
                group.users.cardinality(),
                group.users.stream().limit(Change.SHOWN).mapToObj(ids::get).toList());
    }
}
