package dev.fairlead.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells, padded so that they stand below each other; the last cell of a row is never padded. Not thread-safe. */
public final class Columns {

    private static final int GAP = 2;

    private final String indent;
    private final int widest;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * Creates columns.
     *
     * @param indent stands before each row
     * @param widest up to which width a cell makes its column wider; the cells after a wider one move right
     */
    public Columns(String indent, int widest) {
        this.indent = indent;
        this.widest = widest;
    }

    /** Adds a row. */
    public Columns row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** Returns whether there is no row. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns the rows, each with a line end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                line.append(cell);
                if (i < row.size() - 1) {
                    line.append(" ".repeat(Math.max(0, widths[i] - cell.length()) + GAP));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
        for (List<String> row : rows) {
            // A last cell stands for itself: it does not push the column of other rows.
            for (int i = 0; i < row.size() - 1; i++) {
                int length = row.get(i).length();
                widths[i] = length <= widest ? Math.max(widths[i], length) : widths[i];
            }
        }
        return widths;
    }
}
