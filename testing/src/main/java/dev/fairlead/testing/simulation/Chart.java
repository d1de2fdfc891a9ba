package dev.fairlead.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws lines over seconds as SVG: one panel under the other, each with a scale of its own, and a grey band where the trouble is.
 * The same numbers make the same bytes.
 */
final class Chart {

    private static final int WIDTH = 720;
    private static final int PANEL = 170;
    private static final int LEFT = 52;
    private static final int RIGHT = 20;
    private static final int TOP = 44;
    private static final int GAP = 40;

    /** Lines differ in colour and in dashes, and stand out on light and on dark pages alike. */
    private static final String STYLE = """
            <style>
            text { fill: #1f2328 } .page { fill: #ffffff } .band { fill: #eceff2 } .grid { stroke: #d8dee4 }
            .l0 { stroke: #0b6e4f; stroke-width: 2.2 } .l1 { stroke: #c1121f; stroke-dasharray: 5 2 } .l2 { stroke: #b36b00; stroke-dasharray: 2 2 }
            .l3 { stroke: #3a5a98 }
            @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .page { fill: #0d1117 } .band { fill: #21262d } .grid { stroke: #30363d }
            .l0 { stroke: #3fcf9b } .l1 { stroke: #ff7b72 } .l2 { stroke: #f2a33c } .l3 { stroke: #79a7ff }
            }
            </style>""";

    private final String title;
    private final int seconds;
    private final int bin;
    private final StringBuilder svg = new StringBuilder();

    /**
     * Begins a chart.
     *
     * @param seconds the length of the horizontal axis
     * @param bin how many seconds make one point
     */
    Chart(String title, int seconds, int bin) {
        this.title = title;
        this.seconds = seconds;
        this.bin = bin;
    }

    /** One line with its name. */
    record Line(String name, List<Result.Second> seconds, ToDoubleFunction<Result.Second> value) {}

    /** One panel with its heading. */
    record Panel(String heading, List<Line> lines) {}

    /** Returns the whole picture. */
    String draw(List<Panel> panels, int troubleFrom, int troubleTo) {
        int height = TOP + panels.size() * (PANEL + GAP);
        svg.setLength(0);
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"11\" role=\"img\" aria-label=\"%s\">",
                WIDTH, height, WIDTH, height, title);
        svg.append(STYLE).append('\n');
        line("<rect width=\"100%%\" height=\"100%%\" class=\"page\"/>");
        legend(panels.getFirst().lines());
        for (int i = 0; i < panels.size(); i++) {
            panel(panels.get(i), TOP + i * (PANEL + GAP), troubleFrom, troubleTo);
        }
        line("</svg>");
        return svg.toString();
    }

    private void legend(List<Line> lines) {
        int x = LEFT;
        for (int i = 0; i < lines.size(); i++) {
            line("<path d=\"M%d 10h22\" stroke-width=\"1.5\" class=\"l%d\"/>", x, i);
            line("<text x=\"%d\" y=\"14\">%s</text>", x + 27, lines.get(i).name());
            x += 44 + 6 * lines.get(i).name().length();
        }
    }

    private void panel(Panel panel, int top, int troubleFrom, int troubleTo) {
        List<double[]> all = new ArrayList<>();
        double most = 1;
        for (Line each : panel.lines()) {
            double[] points = points(each);
            all.add(points);
            for (double point : points) {
                most = Math.max(most, point);
            }
        }
        double step = step(most);
        double scale = Math.ceil(most / step) * step;
        line("<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>", LEFT, top - 5, panel.heading());
        line(
                "<rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" class=\"band\"/>",
                number(x(troubleFrom)), top, number(x(troubleTo) - x(troubleFrom)), PANEL);
        for (double mark = 0; mark <= scale; mark += step) {
            double y = y(mark, scale, top);
            line("<path d=\"M%d %sH%d\" class=\"grid\"/>", LEFT, number(y), WIDTH - RIGHT);
            line("<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>", LEFT - 5, number(y + 4), number(mark));
        }
        for (int second = 0; second <= seconds; second += 30) {
            line(
                    "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\">%d s</text>",
                    number(x(second)), top + PANEL + 14, second);
        }
        for (int i = all.size() - 1; i >= 0; i--) { // ours last, on top
            path(all.get(i), scale, top, i);
        }
    }

    private void path(double[] points, double scale, int top, int number) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < points.length; i++) {
            d.append(i == 0 ? "M" : "L")
                    .append(number(x(i * bin + bin / 2.0)))
                    .append(' ')
                    .append(number(y(points[i], scale, top)));
        }
        line("<path d=\"%s\" fill=\"none\" stroke-width=\"1.5\" class=\"l%d\"/>", d, number);
    }

    private double[] points(Line each) {
        int bins = seconds / bin;
        double[] points = new double[bins];
        for (int i = 0; i < bins * bin && i < each.seconds().size(); i++) {
            points[i / bin] += each.value().applyAsDouble(each.seconds().get(i)) / bin;
        }
        return points;
    }

    /** Returns 1, 2 or 5 times a power of ten, so that there are about four marks. */
    private static double step(double most) {
        double step = 1;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; most / step > 5; i++) {
            step *= factors[i % 3];
        }
        return step;
    }

    private double x(double second) {
        return LEFT + second / seconds * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double scale, int top) {
        return top + PANEL * (1 - value / scale);
    }

    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + Math.abs(tenths % 10);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency
    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
